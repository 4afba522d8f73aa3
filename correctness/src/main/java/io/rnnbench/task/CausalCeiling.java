package io.rnnbench.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The best that a network can do which has seen, at each position, only the steps up to it: cases
 * that look the same so far must get the same answer. Found by grouping the cases, not by a
 * formula; where every case is given once, it is the ceiling of the task.
 *
 * <p>Of a sample it is the ceiling of that sample: higher than the task's, since a network that has
 * learned the sample by heart can get there.
 */
public final class CausalCeiling {

  private CausalCeiling() {}

  private record Seen(int group, List<Double> step) {}

  /** Share of cases that the most frequent target of their group gets right, per position. */
  public static double[] accuracies(Cases cases) {
    return perPosition(cases, CausalCeiling::majority);
  }

  /** Mean squared error, over cases and outputs, of each group's mean target, per position. */
  public static double[] leastSquaredErrors(Cases cases) {
    return perPosition(cases, CausalCeiling::squaredError);
  }

  private static double[] perPosition(Cases cases, ToDoubleFunction<List<double[]>> best) {
    int[] group = new int[cases.size()]; // all the same before the first step
    double[] result = new double[cases.y(0).length];
    for (int t = 0; t < result.length; t++) {
      Map<Seen, Integer> groups = new HashMap<>();
      List<List<double[]>> targets = new ArrayList<>();
      for (int i = 0; i < group.length; i++) {
        Seen seen = new Seen(group[i], boxed(cases.x(i)[t]));
        group[i] = groups.computeIfAbsent(seen, s -> groups.size());
        if (group[i] == targets.size()) {
          targets.add(new ArrayList<>());
        }
        targets.get(group[i]).add(cases.y(i)[t]);
      }
      result[t] = targets.stream().mapToDouble(best).sum() / cases.size();
    }
    return result;
  }

  private static double majority(List<double[]> targets) {
    return targets.stream()
        .map(CausalCeiling::boxed)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElseThrow();
  }

  private static double squaredError(List<double[]> targets) {
    int outputs = targets.get(0).length;
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      int output = k;
      double mean = targets.stream().mapToDouble(y -> y[output]).average().orElseThrow();
      sum += targets.stream().mapToDouble(y -> (y[output] - mean) * (y[output] - mean)).sum();
    }
    return sum / outputs;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
