package io.rnnbench.report.compare;

import io.rnnbench.report.result.JmhResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Results of one row as one result, with the forks of all. */
final class Repeats {
  private Repeats() {}

  static JmhResult joined(List<JmhResult> repeats) {
    JmhResult first = repeats.get(0);
    if (repeats.size() == 1) {
      return first;
    }
    List<List<Double>> iterations = new ArrayList<>();
    List<Double> lowerQuartiles = new ArrayList<>();
    for (JmhResult one : repeats) {
      // A run without raw data is one value of its own, its score.
      iterations.addAll(
          one.iterations().isEmpty() ? List.of(List.of(one.score())) : one.iterations());
      lowerQuartiles.addAll(one.lowerQuartiles());
    }
    boolean sampled = lowerQuartiles.size() == iterations.size();
    Map<String, List<List<Double>>> secondary = new LinkedHashMap<>();
    for (String name : secondaryNames(repeats)) {
      secondary.put(name, repeats.stream().flatMap(r -> secondaryForks(r, name).stream()).toList());
    }
    return new JmhResult(
        first.benchmark(),
        first.mode(),
        first.unit(),
        first.threads(),
        repeats.stream().mapToInt(JmhResult::forks).sum(),
        first.batchSize(),
        first.settings(),
        first.jvmArgs(),
        first.params(),
        repeats.stream().mapToDouble(JmhResult::score).average().orElseThrow(),
        Double.NaN,
        Map.of(),
        List.copyOf(iterations),
        sampled ? List.copyOf(lowerQuartiles) : List.of(),
        secondary,
        first.secondaryScores(),
        first.conditions());
  }

  private static Set<String> secondaryNames(List<JmhResult> repeats) {
    TreeSet<String> names = new TreeSet<>();
    repeats.forEach(r -> names.addAll(r.secondaryScores().keySet()));
    return names;
  }

  private static List<List<Double>> secondaryForks(JmhResult result, String name) {
    List<List<Double>> forks = result.secondary().getOrDefault(name, List.of());
    JmhResult.Score score = result.secondaryScores().get(name);
    return forks.isEmpty() && score != null && Double.isFinite(score.value())
        ? List.of(List.of(score.value()))
        : forks;
  }
}
