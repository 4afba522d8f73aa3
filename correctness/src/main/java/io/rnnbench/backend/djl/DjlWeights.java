package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Canonical weights to DJL's parameters and back. Torch's shapes and gate order are the canonical
 * ones; only names differ.
 */
final class DjlWeights {
  private static final NDIndex ALL = new NDIndex("...");

  private final NetworkSpec spec;
  private final Map<String, Parameter> recurrent;
  private final Map<String, Parameter> head;

  /**
   * @param network the whole network, of which {@code recurrent} is the first block
   */
  DjlWeights(NetworkSpec spec, Block network, Block recurrent) {
    this.spec = spec;
    this.recurrent = byName(recurrent);
    this.head =
        byName(network).entrySet().stream()
            .filter(e -> e.getKey().endsWith("_weight") || e.getKey().endsWith("_bias"))
            .collect(
                Collectors.toMap(
                    e -> e.getKey().substring(e.getKey().lastIndexOf('_') + 1),
                    Map.Entry::getValue));
  }

  private static Map<String, Parameter> byName(Block block) {
    return StreamSupport.stream(block.getParameters().spliterator(), false)
        .collect(Collectors.toMap(Pair::getKey, Pair::getValue));
  }

  /** The matrices, each with the tensor that it holds; biases are left out. */
  Map<Parameter, Function<Weights, double[][]>> matrices() {
    Map<Parameter, Function<Weights, double[][]>> matrices = new LinkedHashMap<>();
    for (int l = 0; l < spec.layers(); l++) {
      int layer = l;
      addMatrices(matrices, "l_" + l + "_", w -> w.layers().get(layer).forward());
      if (spec.bidirectional()) {
        addMatrices(matrices, "r_" + l + "_", w -> w.layers().get(layer).backward());
      }
    }
    if (!spec.head().isNone()) {
      matrices.put(head.get("weight"), w -> w.head().w());
    }
    return matrices;
  }

  private void addMatrices(
      Map<Parameter, Function<Weights, double[][]>> matrices,
      String key,
      Function<Weights, Weights.Cell> cell) {
    matrices.put(recurrent.get(key + "i2h_WEIGHT"), w -> cell.apply(w).w());
    matrices.put(recurrent.get(key + "h2h_WEIGHT"), w -> cell.apply(w).r());
  }

  void write(Weights weights) {
    for (int l = 0; l < spec.layers(); l++) {
      Weights.Layer layer = weights.layers().get(l);
      write(layer.forward(), "l_" + l + "_");
      if (layer.backward() != null) {
        write(layer.backward(), "r_" + l + "_");
      }
    }
    if (weights.head() != null) {
      set(head.get("weight"), flat(weights.head().w()));
      set(head.get("bias"), weights.head().b());
    }
  }

  private void write(Weights.Cell cell, String key) {
    set(recurrent.get(key + "i2h_WEIGHT"), flat(cell.w()));
    set(recurrent.get(key + "h2h_WEIGHT"), flat(cell.r()));
    set(recurrent.get(key + "i2h_BIAS"), cell.b());
    double[] recurrentBias = cell.bR() == null ? new double[cell.b().length] : cell.bR();
    set(recurrent.get(key + "h2h_BIAS"), recurrentBias);
  }

  /** The weights in force. */
  Weights read() {
    return read(parameter -> BatchLayout.doubles(parameter.getArray()));
  }

  /** The gradients that the last backward pass left. */
  Weights gradients() {
    return read(
        parameter -> {
          try (NDArray gradient = parameter.getArray().getGradient()) {
            return BatchLayout.doubles(gradient);
          }
        });
  }

  private Weights read(Function<Parameter, double[]> of) {
    Weights result = Weights.zeros(spec);
    for (int l = 0; l < spec.layers(); l++) {
      read(result.layers().get(l).forward(), "l_" + l + "_", of);
      if (spec.bidirectional()) {
        read(result.layers().get(l).backward(), "r_" + l + "_", of);
      }
    }
    if (result.head() != null) {
      read(head.get("weight"), of, result.head().w());
      read(head.get("bias"), of, result.head().b());
    }
    return result;
  }

  private void read(Weights.Cell into, String key, Function<Parameter, double[]> of) {
    read(recurrent.get(key + "i2h_WEIGHT"), of, into.w());
    read(recurrent.get(key + "h2h_WEIGHT"), of, into.r());
    read(recurrent.get(key + "i2h_BIAS"), of, into.b());
    if (into.bR() != null) {
      read(recurrent.get(key + "h2h_BIAS"), of, into.bR());
    }
  }

  private static void read(
      Parameter parameter, Function<Parameter, double[]> of, double[]... into) {
    double[] values = of.apply(parameter);
    int width = into[0].length;
    for (int i = 0; i < into.length; i++) {
      System.arraycopy(values, i * width, into[i], 0, width);
    }
  }

  private void set(Parameter parameter, double[] values) {
    NDArray array = parameter.getArray();
    // array.set(buffer) and copyTo(array) call what torch has deprecated, and torch says so on
    // stderr in a line of 600 characters.
    try (NDArray given =
        array
            .getManager()
            .create(
                BatchLayout.buffer(values, spec.dtype()), array.getShape(), array.getDataType())) {
      array.set(ALL, given);
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
