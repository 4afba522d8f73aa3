package io.rnnbench.backend.dl4j;

import io.rnnbench.model.Dtype;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Canonical [batch][time][feature] to DL4J's [batch, feature, time] in 'f' order, and back. In any
 * other order DL4J copies the features at every step.
 */
final class SequenceLayout {
  private SequenceLayout() {}

  static INDArray sequences(double[][][] values, Dtype dtype) {
    int batch = values.length;
    int time = values[0].length;
    int features = values[0][0].length;
    double[] flat = new double[batch * features * time];
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < time; t++) {
        for (int k = 0; k < features; k++) {
          flat[b + batch * (k + features * t)] = values[b][t][k];
        }
      }
    }
    return create(flat, dtype, batch, features, time);
  }

  /** Sequences of one step as [batch, feature], which is how DL4J's last-step head wants labels. */
  static INDArray rows(double[][][] values, Dtype dtype) {
    INDArray sequences = sequences(values, dtype); // (B, O, 1)
    return sequences.reshape('f', new long[] {sequences.size(0), sequences.size(1)});
  }

  private static INDArray create(double[] flat, Dtype dtype, long... shape) {
    try (INDArray doubles = Nd4j.create(flat, shape, 'f')) {
      return doubles.castTo(Dl4jNetwork.dataType(dtype)).dup('f');
    }
  }

  /** [batch, feature, time] or [batch, feature] to [batch][time or 1][feature]. */
  static double[][][] canonical(INDArray array) {
    int batch = (int) array.size(0);
    int features = (int) array.size(1);
    int time = array.rank() == 2 ? 1 : (int) array.size(2);
    double[] flat = array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    double[][][] values = new double[batch][time][features];
    for (int b = 0; b < batch; b++) {
      for (int k = 0; k < features; k++) {
        for (int t = 0; t < time; t++) {
          values[b][t][k] = flat[(b * features + k) * time + t];
        }
      }
    }
    return values;
  }
}
