package io.rnnbench.study.reverse;

import static io.rnnbench.study.reverse.ReverseStudy.ASKED_LENGTH;
import static io.rnnbench.study.reverse.ReverseStudy.BIDIRECTIONAL;
import static io.rnnbench.study.reverse.ReverseStudy.MARKED;
import static io.rnnbench.study.reverse.ReverseStudy.MARKED_SINGLE;
import static io.rnnbench.study.reverse.ReverseStudy.STATEFUL;
import static io.rnnbench.study.reverse.ReverseStudy.STATEFUL_SINGLE;
import static io.rnnbench.study.reverse.ReverseStudy.label;

import io.rnnbench.model.CellType;
import io.rnnbench.study.Claims;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Measures;
import io.rnnbench.task.Reverse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The claims about reversing, from their outcomes. */
final class ReverseClaims {
  /** Standard errors; about one comparison in 15,000 is beyond by chance. */
  private static final double BEYOND_CHANCE = 4;

  private final StudyPlan plan;
  private final Outcomes outcomes;
  private final Claims claims = new Claims();

  ReverseClaims(StudyPlan plan, Outcomes outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
  }

  Study.Conclusion conclude() {
    List<String> answers = new ArrayList<>();
    for (String backend : plan.backends()) {
      for (CellType cell : CellType.values()) {
        knowsWhatItHasSeen(cell, backend);
      }
      reaches(
          "b",
          "the bidirectional network reaches 100 % everywhere",
          Reverse.ceilingsBidirectional(ASKED_LENGTH),
          BIDIRECTIONAL,
          backend);
      doesNotHelp(backend);
      helpsAtBatchOne(backend);
      reaches(
          "c",
          "told where a window starts, the stateful network of batch 16 is on the stateless ceiling",
          Reverse.ceilings(ASKED_LENGTH),
          MARKED,
          backend);
      reaches(
          "c",
          "told where a window starts, the stateful network of batch 1 misses the newest digit only",
          Reverse.ceilingsWithPreviousWindow(ASKED_LENGTH),
          MARKED_SINGLE,
          backend);
      cutsWithoutLoss(backend);
      answers.add(
          "%s: %s by position"
              .formatted(
                  backend,
                  Claims.percents(
                      Numbers.byPosition(
                          outcomes.of(backend, label(CellType.LSTM, ASKED_LENGTH)),
                          Measures.POSITIONS,
                          Numbers::median))));
    }
    return new Study.Conclusion(
        "The first half of the output asks for digits that have not been read yet. At position t a"
            + " network that reads forwards has seen x_0 to x_t and owes x_(4-t): for t < 2 it can"
            + " only guess, one time in ten, so no training can pass 64 %. "
            + String.join("; ", answers)
            + " (median over seeds). A network that reads in both directions gets all of it right."
            + " Carrying states from batch to batch makes it worse: the network no longer knows where"
            + " a window starts, which zero states had told it, and does not converge. With the start"
            + " marked in the input it is back at 64 % with batch 16. With batch 1 the window before"
            + " has shown all but the newest digit, and 82 % is possible; but gradients end where a"
            + " batch ends, so nothing teaches the network to keep a digit for the next one.",
        claims.list(),
        new ReverseFigures(plan, outcomes).all());
  }

  private void knowsWhatItHasSeen(CellType cell, String backend) {
    List<String> values = new ArrayList<>();
    boolean holds = true;
    int seeds = 0;
    for (int length : ReverseStudy.lengths(plan)) {
      List<Curve> curves = outcomes.of(backend, label(cell, length));
      double[] ceilings = Reverse.ceilings(length);
      holds &= isOn(ceilings, curves, samples(length, curves));
      seeds = curves.size();
      double[] total = Numbers.of(curves, Curve::finalAccuracy);
      values.add(
          String.format(
              Locale.ROOT,
              "L=%d %.1f of %.1f %%",
              length,
              100 * Numbers.mean(total),
              100 * Numbers.mean(ceilings)));
    }
    claims.add(
        "a",
        "the %s knows what it has seen, and guesses the rest".formatted(cell),
        backend,
        "at least 99 % on the knowable positions of held-out windows and within four standard"
            + " errors of 10 % on the others (mean over seeds)",
        String.join(", ", values),
        seeds,
        holds);
  }

  private static int samples(int length, List<Curve> curves) {
    return curves.size() * ReverseStudy.heldOut(length);
  }

  private void reaches(String id, String text, double[] ceilings, String label, String backend) {
    List<Curve> curves = outcomes.of(backend, label);
    claims.add(
        id,
        text,
        backend,
        "at least 99 % where the ceiling is 100 %, within four standard errors of 10 % elsewhere;"
            + " ceilings "
            + Claims.percents(ceilings),
        "mean %s".formatted(Claims.percents(means(curves))),
        curves.size(),
        isOn(ceilings, curves, samples(ASKED_LENGTH, curves)));
  }

  /** Whether accuracies by position are on their ceilings, as far as a sample can tell. */
  private static boolean isOn(double[] ceilings, List<Curve> curves, int samples) {
    double[] means = means(curves);
    return IntStream.range(0, ceilings.length)
        .allMatch(
            p -> {
              double error = Math.sqrt(ceilings[p] * (1 - ceilings[p]) / samples);
              return ceilings[p] == 1
                  ? means[p] >= 0.99
                  : Math.abs(means[p] - ceilings[p]) <= BEYOND_CHANCE * error;
            });
  }

  private void doesNotHelp(String backend) {
    List<Curve> curves = outcomes.of(backend, STATEFUL);
    double carried = Numbers.mean(means(curves));
    double stateless =
        Numbers.mean(means(outcomes.of(backend, label(CellType.LSTM, ASKED_LENGTH))));
    claims.add(
        "c",
        "carrying states does not help when the batch is at least a window apart (batch 16)",
        backend,
        "accuracy not above the stateless network's, and no position above the stateless ceiling",
        "%s by position, %s in all; stateless %s"
            .formatted(
                Claims.percents(means(curves)), Claims.percent(carried), Claims.percent(stateless)),
        curves.size(),
        carried <= stateless && isBelow(Reverse.ceilings(ASKED_LENGTH), curves));
  }

  private void helpsAtBatchOne(String backend) {
    List<Curve> curves = outcomes.of(backend, STATEFUL_SINGLE);
    double[] means = means(curves);
    double[] ceilings = Reverse.ceilingsWithPreviousWindow(ASKED_LENGTH);
    double error = Math.sqrt(0.1 * 0.9 / samples(ASKED_LENGTH, curves));
    claims.add(
        "c",
        "with batch 1 the window before tells position 1 what a stateless network can't know",
        backend,
        "position 1 more than four standard errors above 10 %%, none above the ceiling %s"
            .formatted(Claims.percents(ceilings)),
        "%s by position".formatted(Claims.percents(means)),
        curves.size(),
        means[1] > 0.1 + BEYOND_CHANCE * error && isBelow(ceilings, curves));
  }

  /** Whether no position is above its ceiling by more than a sample may show by chance. */
  private static boolean isBelow(double[] ceilings, List<Curve> curves) {
    double[] means = means(curves);
    int samples = samples(ASKED_LENGTH, curves);
    return IntStream.range(0, ceilings.length)
        .allMatch(
            p ->
                means[p]
                    <= ceilings[p]
                        + BEYOND_CHANCE * Math.sqrt(ceilings[p] * (1 - ceilings[p]) / samples));
  }

  private void cutsWithoutLoss(String backend) {
    for (CellType cell : CellType.values()) {
      double[] differences =
          Numbers.of(
              outcomes.of(backend, ReverseStudy.cut(cell)),
              c -> c.measured(CutSequence.DIFFERENCE).get(0));
      claims.add(
          "d",
          "a sequence of 200 steps cut in 10 parts gives what the uncut one gives (%s)"
              .formatted(cell),
          backend,
          "largest difference of an output at most 1e-6",
          Claims.range(differences),
          differences.length,
          Arrays.stream(differences).allMatch(d -> d <= 1e-6));
    }
  }

  private static double[] means(List<Curve> curves) {
    return Numbers.byPosition(curves, Measures.POSITIONS, Numbers::mean);
  }
}
