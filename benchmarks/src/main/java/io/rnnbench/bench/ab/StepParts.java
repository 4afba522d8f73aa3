package io.rnnbench.bench.ab;

import io.rnnbench.report.gate.Cause;
import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the parts of training steps that changed, on both sides by turns. */
final class StepParts {
  private static final int PAIRS = 2;

  private final AbPair pair;
  private final List<Group> groups;
  private final Map<String, Program> programs;

  StepParts(AbPair pair, List<Group> groups, Map<String, Program> programs) {
    this.pair = pair;
    this.groups = groups;
    this.programs = programs;
  }

  /** The forks; none where no step changed. */
  List<Ab.Fork> measure(Ab ab, GateResult result) throws InterruptedException {
    List<Ab.Fork> forks = new ArrayList<>();
    for (Group group : groups) {
      List<Ab.Result> steps = Cause.steps(ab, result, group.name());
      for (int round = 1; round <= PAIRS && !steps.isEmpty(); round++) {
        forks.addAll(pair.run(round, group.only(steps).ofParts(), programs));
      }
    }
    return forks;
  }
}
