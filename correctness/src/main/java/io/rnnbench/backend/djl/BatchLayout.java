package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.rnnbench.model.Dtype;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** Canonical [batch][time][feature] is DJL's own layout: here are only types and shapes. */
final class BatchLayout {
  private BatchLayout() {}

  static DataType dataType(Dtype dtype) {
    return dtype == Dtype.FLOAT32 ? DataType.FLOAT32 : DataType.FLOAT64;
  }

  static Buffer buffer(double[] values, Dtype dtype) {
    if (dtype == Dtype.FLOAT64) {
      return DoubleBuffer.wrap(values);
    }
    FloatBuffer floats = FloatBuffer.allocate(values.length);
    for (double value : values) {
      floats.put((float) value);
    }
    return floats.rewind();
  }

  /** (B, T, K). */
  static NDArray sequences(NDManager manager, double[][][] values, Dtype dtype) {
    return create(manager, values, dtype, values.length, values[0].length, values[0][0].length);
  }

  /** (B, K) of [batch][1][k]: targets of a head on the last step. */
  static NDArray rows(NDManager manager, double[][][] values, Dtype dtype) {
    return create(manager, values, dtype, values.length, values[0][0].length);
  }

  /** (rows, columns). */
  static NDArray matrix(NDManager manager, double[][] values, Dtype dtype) {
    return create(manager, new double[][][] {values}, dtype, values.length, values[0].length);
  }

  private static NDArray create(
      NDManager manager, double[][][] values, Dtype dtype, long... shape) {
    int width = values[0][0].length;
    double[] flat = new double[values.length * values[0].length * width];
    int at = 0;
    for (double[][] sequence : values) {
      for (double[] step : sequence) {
        System.arraycopy(step, 0, flat, at, width);
        at += width;
      }
    }
    return manager.create(buffer(flat, dtype), new Shape(shape), dataType(dtype));
  }

  /** [batch][time][k] of (B, T, K), or [batch][1][k] of (B, K). */
  static double[][][] canonical(NDArray array) {
    Shape shape = array.getShape();
    int features = (int) shape.get(shape.dimension() - 1);
    int time = shape.dimension() == 2 ? 1 : (int) shape.get(1);
    double[] flat = doubles(array);
    double[][][] values = new double[(int) shape.get(0)][time][features];
    for (int b = 0; b < values.length; b++) {
      for (int t = 0; t < time; t++) {
        System.arraycopy(flat, (b * time + t) * features, values[b][t], 0, features);
      }
    }
    return values;
  }

  static double[] doubles(NDArray array) {
    if (array.getDataType() == DataType.FLOAT64) {
      return array.toDoubleArray();
    }
    float[] floats = array.toFloatArray();
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }
}
