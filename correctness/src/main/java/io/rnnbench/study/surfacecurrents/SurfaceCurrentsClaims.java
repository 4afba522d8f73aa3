package io.rnnbench.study.surfacecurrents;

import static io.rnnbench.study.surfacecurrents.SurfaceCurrentsStudy.OVER_BATCHES;
import static io.rnnbench.study.surfacecurrents.SurfaceCurrentsStudy.OVER_RATES;

import io.rnnbench.study.Claims;
import io.rnnbench.study.Distribution;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.surfacecurrents.SurfaceCurrentsStudy.Setting;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Measures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The claims about the loss that jumps around, from its outcomes. */
final class SurfaceCurrentsClaims {
  /** What float32 leaves of a loss near ln 6 after sums over 98 sequences and 100 steps. */
  private static final double ROUNDING = 1e-6;

  private final StudyPlan plan;
  private final Outcomes outcomes;
  private final Claims claims = new Claims();

  SurfaceCurrentsClaims(StudyPlan plan, Outcomes outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
  }

  Study.Conclusion conclude() {
    List<String> answers = new ArrayList<>();
    for (String backend : plan.backends()) {
      doesNotRise(backend);
      grows(
          "b",
          "fluctuation grows as the batch shrinks at the same rate",
          "batch 98 / 32 / 4 / 2",
          OVER_BATCHES,
          backend);
      grows(
          "c",
          "fluctuation grows with the learning rate",
          "rate 0.0001 / 0.001 / 0.01",
          OVER_RATES,
          backend);
      controlIsLearned(backend);
      evaluationIsCalmer(backend);
      answers.add(
          "%s: %s from batch 98 to 2, %s from rate 0.0001 to 0.01"
              .formatted(
                  backend,
                  arrow(deviations(OVER_BATCHES, backend)),
                  arrow(deviations(OVER_RATES, backend))));
    }
    return new Study.Conclusion(
        "Yes, it is normal. Each update sees a sample of the data and its gradient is off by that"
            + " sample's noise; RMSprop and Adam take a step of about the full rate all the same. With"
            + " the whole set as one batch, plain SGD and a small rate, the loss never rises. "
            + String.join("; ", answers)
            + " ("
            + Fluctuation.DEFINITION
            + "; median over seeds). A smaller rate calms it and slows learning in proportion.",
        claims.list(),
        new SurfaceCurrentsFigures(plan, outcomes).all());
  }

  private static String arrow(double[] values) {
    return String.format(Locale.ROOT, "%.3g to %.3g", values[0], values[values.length - 1]);
  }

  private void doesNotRise(String backend) {
    List<Curve> curves = outcomes.of(backend, SurfaceCurrentsStudy.SMOOTH.label());
    double[] rises = Numbers.of(curves, SurfaceCurrentsClaims::largestRise);
    claims.add(
        "a",
        "full batch, plain SGD, rate 0.001: the training loss does not rise",
        backend,
        "largest change from epoch to epoch at most " + ROUNDING,
        Claims.range(rises),
        curves.size(),
        Arrays.stream(rises).allMatch(rise -> rise <= ROUNDING));
  }

  private static double largestRise(Curve curve) {
    List<Double> loss = curve.loss();
    return IntStream.range(1, loss.size())
        .mapToDouble(e -> loss.get(e) - loss.get(e - 1))
        .max()
        .orElseThrow();
  }

  private double[] rises(List<Setting> settings, String backend) {
    return medians(settings, backend, curve -> Fluctuation.of(curve.loss()).rises());
  }

  private double[] deviations(List<Setting> settings, String backend) {
    return medians(settings, backend, curve -> Fluctuation.of(curve.loss()).deviation());
  }

  /** Over seeds, for each setting. */
  private double[] medians(List<Setting> settings, String backend, ToDoubleFunction<Curve> value) {
    return settings.stream()
        .mapToDouble(s -> Numbers.median(Numbers.of(outcomes.of(backend, s.label()), value)))
        .toArray();
  }

  private void grows(String id, String text, String over, List<Setting> settings, String backend) {
    double[] deviations = deviations(settings, backend);
    claims.add(
        id,
        text,
        backend,
        "larger at each step of " + over + " (median over seeds)",
        String.join(
                " / ",
                Arrays.stream(deviations)
                    .mapToObj(d -> String.format(Locale.ROOT, "%.3g", d))
                    .toList())
            + "; the loss rises in %s of epochs"
                .formatted(Claims.percents(rises(settings, backend))),
        plan.seeds(),
        IntStream.range(1, deviations.length).allMatch(i -> deviations[i] > deviations[i - 1]));
  }

  private void controlIsLearned(String backend) {
    List<Curve> curves = outcomes.of(backend, SurfaceCurrentsStudy.CONTROL);
    List<Integer> epochs =
        curves.stream().map(c -> c.epochOfAccuracy(1)).filter(epoch -> epoch > 0).toList();
    claims.add(
        "d",
        "the control, cos against arccos, reaches 100 %",
        backend,
        "every seed reaches 100 % training accuracy",
        "%d of %d seeds, epoch %s"
            .formatted(epochs.size(), curves.size(), new Distribution(epochs)),
        curves.size(),
        epochs.size() == curves.size());
  }

  private void evaluationIsCalmer(String backend) {
    List<Curve> curves = outcomes.of(backend, SurfaceCurrentsStudy.DROPPED.label());
    double[] evaluated = Numbers.of(curves, c -> Fluctuation.of(c.loss()).deviation());
    double[] running =
        Numbers.of(curves, c -> Fluctuation.of(c.measured(Measures.BATCH_LOSS)).deviation());
    double[] ratios =
        IntStream.range(0, curves.size()).mapToDouble(i -> evaluated[i] / running[i]).toArray();
    claims.add(
        "e",
        "with dropout, the loss on the whole set in evaluation mode fluctuates less than the running"
            + " mean of batch losses",
        backend,
        "ratio of the two fluctuations below 1 (median over seeds)",
        "ratio %s; evaluation %s, running mean %s"
            .formatted(Claims.range(ratios), Claims.range(evaluated), Claims.range(running)),
        curves.size(),
        Numbers.median(ratios) < 1);
  }
}
