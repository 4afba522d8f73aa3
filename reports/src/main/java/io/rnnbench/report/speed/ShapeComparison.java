package io.rnnbench.report.speed;

import java.util.List;

/** One shape over its batch sizes, smallest first. */
public record ShapeComparison(Shape shape, List<BatchComparison> batches) {

  /** The batch sizes that have a ratio. */
  public List<BatchComparison> compared() {
    return batches.stream().filter(batch -> batch.ratio().isPresent()).toList();
  }
}
