package io.rnnbench.study.latch;

import static io.rnnbench.study.Numbers.probability;
import static io.rnnbench.study.latch.LatchStudy.REPAIRS;

import io.rnnbench.model.CellType;
import io.rnnbench.study.Claims;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.latch.LatchStudy.Scale;
import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The claims of the latch, from its outcomes. */
final class LatchClaims {
  private static final double SIGNIFICANT = 0.05;

  private final StudyPlan plan;
  private final Outcomes outcomes;
  private final Scale scale;
  private final Claims claims = new Claims();

  LatchClaims(StudyPlan plan, Outcomes outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.scale = Scale.of(plan);
  }

  Study.Conclusion conclude() {
    List<String> answers = new ArrayList<>();
    for (String backend : plan.backends()) {
      split(backend);
      rnnAgainstLstm(backend);
      startDecides(backend);
      Arrays.stream(CellType.values()).forEach(cell -> fallsWithLength(cell, backend));
      REPAIRS.subList(0, 3).forEach(repair -> repairs("d", repair, backend));
      relay(backend);
      cliffs(backend);
      repairs("g", REPAIRS.get(3), backend);
      for (CellType cell : CellType.values()) {
        advice(cell, scale.shortLength(), backend);
        advice(cell, scale.longLength(), backend);
      }
      packing(backend);
      answers.add("%s: %s".formatted(backend, accuracies(backend)));
    }
    String answer =
        "What a unit remembers is decided mostly before it learns. An RNN whose recurrent weight starts"
            + " beyond 1 or -1 has two stable states and holds the sign for any length from the first"
            + " update; one that starts between them forgets, and its gradient vanishes with the"
            + " length. The LSTM must find such states through three gates. Mean accuracy at T = "
            + scale.longLength()
            + ", "
            + String.join("; ", answers)
            + ". The asker's validation set was all of one class, so that his accuracies measured"
            + " a bias."
            + speed();
    return new Study.Conclusion(
        answer, claims.list(), new LatchFigures(plan, outcomes, scale).all());
  }

  private String accuracies(String backend) {
    List<String> values = new ArrayList<>();
    for (CellType cell : CellType.values()) {
      double mean = Numbers.mean(finals(backend, LatchStudy.latch(cell, scale.longLength())));
      values.add("%s %s".formatted(cell, Claims.percent(mean)));
    }
    return String.join(", ", values);
  }

  private String speed() {
    List<String> times = new ArrayList<>();
    for (String backend : plan.backends()) {
      for (CellType cell : CellType.values()) {
        double seconds = 0;
        for (int length : scale.lengths()) {
          seconds += outcomes.seconds(backend, LatchStudy.latch(cell, length));
        }
        times.add(String.format(Locale.ROOT, "%s %s %.0f s", backend, cell, seconds));
      }
    }
    return " The sweep over %d lengths, %d repeats packed %d at a time, took %s."
        .formatted(
            scale.lengths().size(),
            plan.seeds(),
            Math.min(plan.packed(), plan.seeds()),
            String.join(", ", times));
  }

  private void split(String backend) {
    int length = scale.longLength();
    double[] wrong = finals(backend, LatchStudy.unshuffled(length));
    double[] right = finals(backend, LatchStudy.latch(CellType.LSTM, length));
    claims.add(
        "a",
        "an unshuffled split makes validation accuracy worse than chance where little is learned",
        backend,
        "median below 50 % with the last fifth of unshuffled data, not below with a stratified one",
        "T=%d: unshuffled %s, stratified %s"
            .formatted(length, Claims.percentRange(wrong), Claims.percentRange(right)),
        wrong.length,
        Numbers.median(wrong) < 0.5 && Numbers.median(right) >= 0.49);
  }

  private void rnnAgainstLstm(String backend) {
    int longest = scale.lengths().get(scale.lengths().size() - 1);
    double[] rnn = finals(backend, LatchStudy.latch(CellType.RNN, longest));
    double[] lstm = finals(backend, LatchStudy.latch(CellType.LSTM, longest));
    double p = probability(rnn, lstm);
    claims.add(
        "b",
        "at the longest length the plain RNN is ahead of the LSTM",
        backend,
        "mean accuracy higher, and p < 0.05 by Mann and Whitney's test",
        String.format(
            Locale.ROOT,
            "T=%d: RNN %.1f %% (sd %.1f), LSTM %.1f %% (sd %.1f), p %.2g",
            longest,
            100 * Numbers.mean(rnn),
            100 * Numbers.standardDeviation(rnn),
            100 * Numbers.mean(lstm),
            100 * Numbers.standardDeviation(lstm),
            p),
        rnn.length,
        Numbers.mean(rnn) > Numbers.mean(lstm) && p < SIGNIFICANT);
  }

  /** Beyond 1 or -1, h -> tanh(r h) has two stable states; between, one. */
  private void startDecides(String backend) {
    List<Curve> all = outcomes.of(backend, LatchStudy.latch(CellType.RNN, scale.longLength()));
    Predicate<Curve> isBeyond = c -> Math.abs(LatchStudy.startOfRnn(c.seed())) > 1;
    Success beyond = Success.of(all.stream().filter(isBeyond).toList());
    Success between = Success.of(all.stream().filter(isBeyond.negate()).toList());
    claims.add(
        "b",
        "where the RNN's recurrent weight starts decides whether it holds the sign",
        backend,
        "success of those that start beyond 1 or -1 higher by more than two standard errors",
        "T=%d: %s that start beyond, %s that start between"
            .formatted(scale.longLength(), beyond, between),
        all.size(),
        beyond.repeats() > 0 && between.repeats() > 0 && beyond.isHigherThan(between));
  }

  private void fallsWithLength(CellType cell, String backend) {
    List<Success> successes =
        scale.lengths().stream().map(T -> success(backend, LatchStudy.latch(cell, T))).toList();
    double[] shares = successes.stream().mapToDouble(Success::share).toArray();
    boolean falls =
        IntStream.range(1, shares.length)
            .allMatch(i -> shares[i] <= shares[i - 1] + 2 * successes.get(i - 1).error());
    claims.add(
        "c",
        "the %s's success falls with the length".formatted(cell),
        backend,
        "the share of repeats above 95 % never rises by more than two standard errors, and ends"
            + " lower than it began",
        "%s at T = %s; crosses 50 %% %s"
            .formatted(
                Claims.percents(shares),
                String.join(" / ", scale.lengths().stream().map(String::valueOf).toList()),
                crossing(shares)),
        plan.seeds(),
        falls && shares[shares.length - 1] < shares[0]);
  }

  private String crossing(double[] shares) {
    for (int i = 1; i < shares.length; i++) {
      if (shares[i - 1] >= 0.5 && shares[i] < 0.5) {
        return "between T = %d and %d"
            .formatted(scale.lengths().get(i - 1), scale.lengths().get(i));
      }
    }
    return shares[0] < 0.5 ? "before T = " + scale.lengths().get(0) : "nowhere";
  }

  /** Whether a change helps the LSTM at the length at which it fails. */
  private void repairs(String id, String repair, String backend) {
    List<String> values = new ArrayList<>();
    for (int length : List.of(scale.shortLength(), scale.longLength())) {
      Success repaired = success(backend, LatchStudy.repaired(length, repair));
      Success asked = success(backend, LatchStudy.latch(CellType.LSTM, length));
      values.add("T=%d %s instead of %s".formatted(length, repaired.percent(), asked.percent()));
    }
    Success repaired = success(backend, LatchStudy.repaired(scale.longLength(), repair));
    Success asked = success(backend, LatchStudy.latch(CellType.LSTM, scale.longLength()));
    claims.add(
        id,
        repair + " repairs the LSTM at T = " + scale.longLength(),
        backend,
        "success higher by more than two standard errors of the difference",
        "success " + String.join(", ", values),
        repaired.repeats(),
        repaired.isHigherThan(asked));
  }

  private void advice(CellType cell, int length, String backend) {
    Success advised = success(backend, LatchStudy.advised(cell, length));
    Success asked = success(backend, LatchStudy.latch(cell, length));
    claims.add(
        "g",
        "a higher rate, more epochs and a larger batch help the %s at T = %d"
            .formatted(cell, length),
        backend,
        "success higher by more than two standard errors of the difference",
        "success %s instead of %s".formatted(advised.percent(), asked.percent()),
        advised.repeats(),
        advised.isHigherThan(asked));
  }

  private void relay(String backend) {
    int length = scale.relayLengths().get(scale.relayLengths().size() / 2);
    double[] lstm = finals(backend, LatchStudy.relay(CellType.LSTM, length));
    double[] gru = finals(backend, LatchStudy.relay(CellType.GRU, length));
    double[] rnn = finals(backend, LatchStudy.relay(CellType.RNN, length));
    claims.add(
        "e",
        "on the bit relay with 8 units the GRU is ahead, RNN and LSTM alike",
        backend,
        "the GRU's accuracy differs from both (p < 0.05) and is higher, theirs do not differ",
        "T=%d: LSTM %s, GRU %s, RNN %s; p %.2g, %.2g, %.2g"
            .formatted(
                length,
                Claims.percentRange(lstm),
                Claims.percentRange(gru),
                Claims.percentRange(rnn),
                probability(gru, lstm),
                probability(gru, rnn),
                probability(rnn, lstm)),
        lstm.length,
        Numbers.mean(gru) > Math.max(Numbers.mean(lstm), Numbers.mean(rnn))
            && probability(gru, lstm) < SIGNIFICANT
            && probability(gru, rnn) < SIGNIFICANT
            && probability(rnn, lstm) >= SIGNIFICANT);
  }

  private void cliffs(String backend) {
    double[] steepest =
        LatchStudy.SURFACES.stream()
            .mapToDouble(
                T ->
                    new LossSurface(T, scale.grid())
                        .steepest(outcomes.of(backend, LatchStudy.surface(T)).get(0)))
            .toArray();
    claims.add(
        "f",
        "the loss surface grows walls with the length",
        backend,
        "its steepest slope is steeper at T = 100 than at T = 2",
        String.format(
            Locale.ROOT,
            "steepest slope %.2f / %.2f / %.2f / %.2f per unit of weight at T = 2 / 10 / 50 / 100",
            Arrays.stream(steepest).boxed().toArray()),
        1,
        steepest[3] > steepest[0]);
  }

  private void packing(String backend) {
    for (CellType cell : CellType.values()) {
      double[] ratios =
          Numbers.of(
              outcomes.of(backend, LatchStudy.speed(cell)).get(0).measured(PackingSpeed.SPEED_UP));
      claims.add(
          "h",
          "30 repeats of the %s train faster packed than one after the other".formatted(cell),
          backend,
          "faster in each of %d turns, T = 20, batch 16".formatted(ratios.length),
          Claims.range(ratios) + " times faster",
          1,
          Arrays.stream(ratios).allMatch(ratio -> ratio > 1));
    }
  }

  private double[] finals(String backend, String label) {
    return Numbers.of(outcomes.of(backend, label), Curve::finalAccuracy);
  }

  private Success success(String backend, String label) {
    return Success.of(outcomes.of(backend, label));
  }
}
