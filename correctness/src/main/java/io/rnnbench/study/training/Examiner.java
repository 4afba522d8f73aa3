package io.rnnbench.study.training;

import io.rnnbench.backend.Session;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Packing;
import io.rnnbench.model.State;
import io.rnnbench.task.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Evaluates the repeats of a packed network, each on its own cases. */
record Examiner(Packing packing, Session session) {
  /** Sequences that go through the network at once: large enough for speed, and for 2 GB heaps. */
  private static final int AT_ONCE = 1000;

  /**
   * One evaluation a repeat.
   *
   * @param rowsInOrder see {@link TrainingData#rowsInOrder}
   */
  List<Evaluation> evaluate(List<Cases> cases, int rowsInOrder) {
    int longest = cases.stream().mapToInt(Cases::size).max().orElseThrow();
    int rows = rowsInOrder == 0 ? AT_ONCE : rowsInOrder;
    int end = rowsInOrder == 0 ? longest : longest / rows * rows; // each row has its follower
    List<List<double[][]>> outputs = new ArrayList<>();
    cases.forEach(own -> outputs.add(new ArrayList<>()));
    State state = null;
    for (int from = 0; from < end; from += rows) {
      double[][][] x = inputs(cases, from, Math.min(end, from + rows));
      Session.Activations activations = session.forward(new Inputs(x, state));
      for (int n = 0; n < cases.size(); n++) {
        double[][][] joined = activations.output();
        double[][][] part = cases.size() == 1 ? joined : packing.part(joined, n);
        int wanted = Math.max(0, Math.min(part.length, cases.get(n).size() - from));
        outputs.get(n).addAll(Arrays.asList(part).subList(0, wanted));
      }
      state = rowsInOrder == 0 ? null : activations.state();
    }
    return IntStream.range(0, cases.size())
        .mapToObj(n -> Evaluation.of(packing.one(), outputs.get(n), cases.get(n)))
        .toList();
  }

  /** Where a repeat has fewer cases than another, its last stands in, and is not judged again. */
  private static double[][][] inputs(List<Cases> cases, int from, int to) {
    return BatchSelection.features(
        cases.stream()
            .map(
                own -> {
                  int last = own.size() - 1;
                  int[] indices = IntStream.range(from, to).map(i -> Math.min(i, last)).toArray();
                  return new BatchSelection(own, indices);
                })
            .toList());
  }
}
