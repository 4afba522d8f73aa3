package io.rnnbench.backend.dl4j;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Canonical weights to DL4J's parameters and back.
 *
 * <p>DL4J's matrices are the transposes, [in, gates * hidden], and its gates may stand in another
 * order: see {@link Dl4jCell#blocks}.
 */
final class Dl4jWeights {
  private final NetworkSpec spec;

  Dl4jWeights(NetworkSpec spec) {
    this.spec = spec;
  }

  /** Hands every parameter, by DL4J's name, to the network. */
  void write(Weights weights, BiConsumer<String, INDArray> parameters) {
    for (int l = 0; l < spec.layers(); l++) {
      Weights.Layer layer = weights.layers().get(l);
      write(layer.forward(), key(l, "f"), parameters);
      if (layer.backward() != null) {
        write(layer.backward(), key(l, "b"), parameters);
      }
    }
    if (weights.head() != null) {
      String key = Dl4jNetwork.headIndex(spec) + "_";
      parameters.accept(key + "W", matrix(transpose(weights.head().w())));
      parameters.accept(key + "b", row(weights.head().b()));
    }
  }

  private void write(Weights.Cell cell, String key, BiConsumer<String, INDArray> parameters) {
    parameters.accept(key + "W", matrix(transpose(toBlocks(cell.w()))));
    parameters.accept(key + "RW", matrix(transpose(toBlocks(cell.r()))));
    parameters.accept(key + "b", row(toBlocks(cell.b())));
    if (cell.bR() != null) {
      parameters.accept(key + "bR", row(toBlocks(cell.bR())));
    }
  }

  /** Canonical weights, or gradients, from DL4J's table of the same. */
  Weights read(Map<String, INDArray> parameters) {
    List<Weights.Layer> layers = new ArrayList<>();
    for (int l = 0; l < spec.layers(); l++) {
      layers.add(
          new Weights.Layer(
              readCell(key(l, "f"), parameters),
              spec.bidirectional() ? readCell(key(l, "b"), parameters) : null));
    }
    if (spec.head().isNone()) {
      return new Weights(layers, null);
    }
    String key = Dl4jNetwork.headIndex(spec) + "_";
    return new Weights(
        layers,
        new Weights.Dense(
            transpose(numbers(parameters.get(key + "W"))), vector(parameters.get(key + "b"))));
  }

  private Weights.Cell readCell(String key, Map<String, INDArray> parameters) {
    return new Weights.Cell(
        fromBlocks(transpose(numbers(parameters.get(key + "W")))),
        fromBlocks(transpose(numbers(parameters.get(key + "RW")))),
        fromBlocks(vector(parameters.get(key + "b"))),
        spec.cell().hasRecurrentBias() ? fromBlocks(vector(parameters.get(key + "bR"))) : null);
  }

  private String key(int layer, String direction) {
    return layer + "_" + (spec.bidirectional() ? direction : "");
  }

  /** Where DL4J keeps canonical row i of a gate-blocked tensor of the given height. */
  private int block(int i, int rows) {
    int[] blocks = Dl4jCell.blocks(spec.cell());
    int hidden = rows / blocks.length;
    return blocks[i / hidden] * hidden + i % hidden;
  }

  private double[][] toBlocks(double[][] rows) {
    double[][] blocks = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      blocks[block(i, rows.length)] = rows[i];
    }
    return blocks;
  }

  private double[][] fromBlocks(double[][] blocks) {
    double[][] rows = new double[blocks.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = blocks[block(i, rows.length)];
    }
    return rows;
  }

  private double[] toBlocks(double[] bias) {
    double[] blocks = new double[bias.length];
    for (int i = 0; i < bias.length; i++) {
      blocks[block(i, bias.length)] = bias[i];
    }
    return blocks;
  }

  private double[] fromBlocks(double[] blocks) {
    double[] bias = new double[blocks.length];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = blocks[block(i, bias.length)];
    }
    return bias;
  }

  private static double[][] transpose(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  private INDArray matrix(double[][] rows) {
    return Nd4j.create(rows).castTo(Dl4jNetwork.dataType(spec.dtype()));
  }

  private INDArray row(double[] values) {
    return matrix(new double[][] {values});
  }

  private static double[][] numbers(INDArray matrix) {
    double[] values = vector(matrix);
    int columns = (int) matrix.size(1);
    double[][] rows = new double[(int) matrix.size(0)][columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * columns, rows[i], 0, columns);
    }
    return rows;
  }

  private static double[] vector(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }
}
