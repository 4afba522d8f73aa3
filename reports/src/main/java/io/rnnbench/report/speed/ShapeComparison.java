package io.rnnbench.report.speed;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One shape over its batch sizes, smallest first. */
public record ShapeComparison(Shape shape, List<BatchComparison> batches) {

  /** The batch sizes that have a ratio. */
  public List<BatchComparison> compared() {
    return batches.stream().filter(batch -> batch.ratio().isPresent()).toList();
  }

  /** The same with the ratios of two backends. */
  ShapeComparison between(Pair pair) {
    return new ShapeComparison(shape, batches.stream().map(batch -> batch.between(pair)).toList());
  }

  /** The parameters that all of some networks have alike. */
  public static SortedMap<String, String> sharedParams(List<ShapeComparison> shapes) {
    SortedMap<String, String> shared = new TreeMap<>();
    shapes.stream().findFirst().ifPresent(first -> shared.putAll(first.shape().params()));
    shapes.forEach(s -> shared.entrySet().retainAll(s.shape().params().entrySet()));
    return shared;
  }
}
