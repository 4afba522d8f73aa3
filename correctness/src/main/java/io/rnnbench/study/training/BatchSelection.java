package io.rnnbench.study.training;

import io.rnnbench.model.Batch;
import io.rnnbench.model.Packing;
import io.rnnbench.task.Cases;
import java.util.List;

/**
 * What one repeat learns from in one update.
 *
 * @param indices of the chosen cases
 * @param dropout see {@link Batch}; null for none
 */
public record BatchSelection(Cases cases, int[] indices, double[][][] dropout) {

  public BatchSelection(Cases cases, int[] indices) {
    this(cases, indices, null);
  }

  /** The selections of all repeats side by side, as a packed network takes them. */
  static Batch batch(List<BatchSelection> repeats) {
    BatchSelection first = repeats.get(0);
    int outputs = first.cases.y(first.indices[0])[0].length;
    double[][][] y =
        new double[first.indices.length][first.cases.y(first.indices[0]).length]
            [repeats.size() * outputs];
    for (int n = 0; n < repeats.size(); n++) {
      BatchSelection own = repeats.get(n);
      for (int b = 0; b < y.length; b++) {
        double[][] target = own.cases.y(own.indices[b]);
        for (int s = 0; s < target.length; s++) {
          System.arraycopy(target[s], 0, y[b][s], n * outputs, outputs);
        }
      }
    }
    return new Batch(
        features(repeats),
        y,
        null,
        first.dropout == null
            ? null
            : Packing.sideBySide(repeats.stream().map(BatchSelection::dropout).toList()));
  }

  /** The features alone, [batch][time][repeats * features]. */
  static double[][][] features(List<BatchSelection> repeats) {
    BatchSelection first = repeats.get(0);
    double[][] one = first.cases.x(first.indices[0]);
    int features = one[0].length;
    double[][][] x = new double[first.indices.length][one.length][repeats.size() * features];
    for (int n = 0; n < repeats.size(); n++) {
      BatchSelection own = repeats.get(n);
      for (int b = 0; b < x.length; b++) {
        own.cases.copyX(own.indices[b], x[b], n * features);
      }
    }
    return x;
  }
}
