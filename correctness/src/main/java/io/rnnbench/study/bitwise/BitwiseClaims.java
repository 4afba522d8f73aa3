package io.rnnbench.study.bitwise;

import static io.rnnbench.study.bitwise.BitwiseStudy.ADDED_BITS;
import static io.rnnbench.study.bitwise.BitwiseStudy.ALL;
import static io.rnnbench.study.bitwise.BitwiseStudy.ASKED;
import static io.rnnbench.study.bitwise.BitwiseStudy.BACKWARDS;
import static io.rnnbench.study.bitwise.BitwiseStudy.BITS;
import static io.rnnbench.study.bitwise.BitwiseStudy.BROKEN;
import static io.rnnbench.study.bitwise.BitwiseStudy.FORWARDS;
import static io.rnnbench.study.bitwise.BitwiseStudy.LONGER;
import static io.rnnbench.study.bitwise.BitwiseStudy.PATIENT;
import static io.rnnbench.study.bitwise.BitwiseStudy.TEST;
import static io.rnnbench.study.bitwise.BitwiseStudy.TRIED;

import io.rnnbench.study.Claims;
import io.rnnbench.study.Numbers;
import io.rnnbench.study.Outcomes;
import io.rnnbench.study.Study;
import io.rnnbench.study.StudyPlan;
import io.rnnbench.study.training.Curve;
import io.rnnbench.task.BinaryAddition;
import io.rnnbench.task.BinaryAddition.Order;
import io.rnnbench.task.Bitwise;
import io.rnnbench.task.Bitwise.Arrangement;
import io.rnnbench.task.Bitwise.Operation;
import io.rnnbench.task.Cases;
import io.rnnbench.task.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The claims about OR, the other operations and addition, from their outcomes. */
final class BitwiseClaims {
  private final StudyPlan plan;
  private final Outcomes outcomes;
  private final Claims claims = new Claims();

  BitwiseClaims(StudyPlan plan, Outcomes outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
  }

  Study.Conclusion conclude() {
    List<String> answers = new ArrayList<>();
    for (String backend : plan.backends()) {
      learnsOr(backend);
      landsOnCeiling(backend);
      for (String label : TRIED) {
        staysBelow(label, backend);
      }
      for (Operation operation : Operation.values()) {
        learnsAll(operation, backend);
      }
      addsForwards(backend);
      addsBackwards(backend);
      answers.add(
          "%s: %s on the right pipeline, %s on the broken one"
              .formatted(
                  backend,
                  Claims.percentRange(accuracies(backend, ASKED, TEST)),
                  Claims.percentRange(accuracies(backend, BROKEN, ALL))));
    }
    sharesNoPair();
    return new Study.Conclusion(
        "The network is fine; its input is not. With the strings as columns it learns OR. With the"
            + " ten bits put one string after the other and reshaped to (5, 2), step t sees two bits"
            + " of one string and the partner of bit t is still to come on four of five positions:"
            + " no network that reads forwards can pass (4 * 0.75 + 1) / 5 = 80 %, and no"
            + " regularisation or patience moves that. "
            + String.join("; ", answers)
            + " (bit accuracy, median and range over seeds).",
        claims.list(),
        new BitwiseFigures(plan, outcomes).all());
  }

  private void learnsOr(String backend) {
    double[] test = accuracies(backend, ASKED, TEST);
    claims.add(
        "a",
        "the network as asked learns OR when it sees the strings as columns",
        backend,
        "every seed above 99 % of bits of held-out pairs",
        Claims.percentRange(test),
        test.length,
        Arrays.stream(test).allMatch(accuracy -> accuracy > 0.99));
  }

  /** Over all pairs a ceiling is exact: no sample, no sampling error. */
  private void landsOnCeiling(String backend) {
    double[] ceilings = Bitwise.ceilings(Operation.OR, Arrangement.RESHAPED, BITS);
    List<Curve> curves = outcomes.of(backend, PATIENT);
    double[] medians = Numbers.byPosition(curves, ALL, Numbers::median);
    boolean near = IntStream.range(0, BITS).allMatch(p -> medians[p] >= ceilings[p] - 0.01);
    claims.add(
        "b",
        "with the strings reshaped it lands on the ceiling at each position, and never above",
        backend,
        "no seed above %s, the median at most 1 point below, over all 1,024 pairs"
            .formatted(Claims.percents(ceilings)),
        "after %d epochs median %s; after %d epochs %s of all bits"
            .formatted(
                curves.get(0).loss().size(),
                Claims.percents(medians),
                outcomes.of(backend, BROKEN).get(0).loss().size(),
                Claims.percentRange(accuracies(backend, BROKEN, ALL))),
        curves.size(),
        near && isBelow(ceilings, curves) && isBelow(ceilings, outcomes.of(backend, BROKEN)));
  }

  private void staysBelow(String label, String backend) {
    double[] ceilings = Bitwise.ceilings(Operation.OR, Arrangement.RESHAPED, BITS);
    List<Curve> curves = outcomes.of(backend, label);
    claims.add(
        "f",
        label.substring(label.indexOf(',') + 2) + " can't move the ceiling",
        backend,
        "no seed above %s, over all 1,024 pairs".formatted(Claims.percents(ceilings)),
        "highest %s; all bits %s"
            .formatted(
                Claims.percents(Numbers.byPosition(curves, ALL, Numbers::highest)),
                Claims.percentRange(accuracies(backend, label, ALL))),
        curves.size(),
        isBelow(ceilings, curves));
  }

  private static boolean isBelow(double[] ceilings, List<Curve> curves) {
    double[] highest = Numbers.byPosition(curves, ALL, Numbers::highest);
    return IntStream.range(0, ceilings.length).allMatch(p -> highest[p] <= ceilings[p]);
  }

  private void learnsAll(Operation operation, String backend) {
    double[] test = accuracies(backend, BitwiseStudy.sigmoid(operation), TEST);
    claims.add(
        "c",
        operation + " with a sigmoid and binary cross-entropy reaches 100 %",
        backend,
        "every seed right on all bits of held-out pairs",
        Claims.percentRange(test),
        test.length,
        Arrays.stream(test).allMatch(accuracy -> accuracy == 1));
  }

  private void addsForwards(String backend) {
    double[] test = accuracies(backend, FORWARDS, TEST);
    double[] longer = accuracies(backend, FORWARDS, LONGER);
    claims.add(
        "d",
        "addition, least significant bit first, reaches 100 % and holds on 16 bits",
        backend,
        "every seed right on all bits of held-out pairs of 8 bits, and above 99.9 % of 16 bits",
        "%s; 16 bits %s".formatted(Claims.percentRange(test), Claims.percentRange(longer)),
        test.length,
        Arrays.stream(test).allMatch(accuracy -> accuracy == 1)
            && Arrays.stream(longer).allMatch(accuracy -> accuracy > 0.999));
  }

  private void addsBackwards(String backend) {
    List<Curve> curves = outcomes.of(backend, BACKWARDS);
    double[] ceilings = BinaryAddition.ceilings(Order.MOST_SIGNIFICANT_FIRST, ADDED_BITS);
    double[] medians = Numbers.byPosition(curves, ALL, Numbers::median);
    double[] highest = Numbers.byPosition(curves, ALL, Numbers::highest);
    claims.add(
        "d",
        "addition, most significant bit first, lands on the ceiling 1/2 + 2^-(k+1)",
        backend,
        "no seed above %s at any position, the median at most 2 points below, over all 65,536 pairs"
            .formatted(Claims.percents(ceilings)),
        "median %s, highest %s".formatted(Claims.percents(medians), Claims.percents(highest)),
        curves.size(),
        IntStream.range(0, ADDED_BITS)
            .allMatch(p -> highest[p] <= ceilings[p] && medians[p] >= ceilings[p] - 0.02));
  }

  /** Of the data, not of a backend. */
  private void sharesNoPair() {
    int shared = 0;
    for (long seed = 1; seed <= plan.seeds(); seed++) {
      Split split = Bitwise.draw(Operation.OR, Arrangement.COLUMNS, BITS, 0, seed);
      List<String> seen = new ArrayList<>();
      for (Cases part : List.of(split.train(), split.validation(), split.test())) {
        IntStream.range(0, part.size()).forEach(i -> seen.add(Arrays.deepToString(part.x(i))));
      }
      shared += seen.size() - (int) seen.stream().distinct().count();
    }
    claims.add(
        "e",
        "training, validation and test never share a pair",
        "data",
        "no pair in two parts",
        shared + " pairs",
        plan.seeds(),
        shared == 0);
  }

  /** Of each seed, over all positions. */
  private double[] accuracies(String backend, String label, String measure) {
    return Numbers.of(
        outcomes.of(backend, label), c -> Numbers.mean(Numbers.of(c.measured(measure))));
  }
}
