package io.rnnbench.report.result;

import java.util.List;
import java.util.OptionalInt;

/** Reads one element of run.json's "forks". */
final class ForkJson {
  private ForkJson() {}

  static Fork fork(JsonValue fork) {
    List<Double> iterations = fork.listOf("iterations", JsonValue::number);
    return new Fork(
        fork.field("benchmark").text(),
        fork.scalarsOf("params"),
        fork.optional("round").map(JsonValue::wholeNumber).orElse(1),
        fork.numberOrNaN("seconds"),
        iterations,
        warmups(fork, iterations.size()),
        fork.optional("steadyFrom")
            .map(index -> OptionalInt.of(index.wholeNumber()))
            .orElse(OptionalInt.empty()),
        fork.numberOrNaN("drift"),
        share(fork, "outliers"),
        fork.listOf("flags", JsonValue::text),
        operations(fork),
        fork.optional("before").map(ForkJson::machine).orElse(machineUnknown()));
  }

  private static int warmups(JsonValue fork, int iterations) {
    int warmups = fork.optional("warmups").map(JsonValue::wholeNumber).orElse(0);
    if (warmups < 0 || warmups > iterations) {
      throw fork.field("warmups").wrong("a part of the " + iterations + " iterations");
    }
    return warmups;
  }

  private static Fork.Operations operations(JsonValue fork) {
    return fork.optional("operations")
        .map(o -> new Fork.Operations(o.numberOrNaN("matrix"), o.numberOrNaN("total")))
        .orElse(new Fork.Operations(Double.NaN, Double.NaN));
  }

  private static Fork.Machine machine(JsonValue before) {
    return new Fork.Machine(
        before.numberOrNaN("loopMedianMicros"),
        before.numberOrNaN("loopP90Micros"),
        before.numberOrNaN("loadAverage"),
        share(before, "stealShare"),
        share(before, "othersShare"));
  }

  private static Fork.Machine machineUnknown() {
    return new Fork.Machine(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  private static double share(JsonValue parent, String name) {
    double share = parent.numberOrNaN(name);
    if (share < 0 || share > 1) {
      throw parent.field(name).wrong("a share, 0 to 1");
    }
    return share;
  }
}
