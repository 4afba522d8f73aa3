package io.rnnbench.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * All trainable numbers of a network in the canonical order; also the shape of its gradients.
 *
 * @param layers recurrent layers, the first layer first
 * @param head the dense layer above; null when the network has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Weights(List<Layer> layers, Dense head) {

  /**
   * One recurrent layer.
   *
   * @param forward the cell that runs from the first to the last step
   * @param backward the cell that runs from the last to the first step; null in one direction
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Layer(Cell forward, Cell backward) {}

  /**
   * One cell; rows are blocked by gate in the order of {@link CellType#gateNames()}.
   *
   * @param w input weights, [gates * hidden][input]
   * @param r recurrent weights, [gates * hidden][hidden]
   * @param b bias, [gates * hidden]
   * @param bR recurrent bias, [gates * hidden], GRU only; null elsewhere
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cell(
      @JsonProperty("W") double[][] w,
      @JsonProperty("R") double[][] r,
      @JsonProperty("b") double[] b,
      @JsonProperty("bR") double[] bR) {}

  /**
   * The head.
   *
   * @param w [size][hidden or 2 * hidden]
   * @param b [size]
   */
  public record Dense(@JsonProperty("W") double[][] w, @JsonProperty("b") double[] b) {}

  /**
   * One row of a matrix, or one whole bias.
   *
   * @param name where it stands, e.g. {@code layers[0].forward.W[3]}
   * @param values the row itself, not a copy
   */
  public record Row(String name, double[] values) {

    /** The rows of a box, named {@code name[0][0]}, {@code name[0][1]}, ... */
    public static List<Row> of(String name, double[][][] box) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < box.length; i++) {
        for (int j = 0; j < box[i].length; j++) {
          rows.add(new Row("%s[%d][%d]".formatted(name, i, j), box[i][j]));
        }
      }
      return rows;
    }

    /** Whether it is a row of a matrix, and not a bias. */
    public boolean isMatrix() {
      return name.endsWith("]");
    }
  }

  public Weights {
    if (layers == null || layers.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "layers is missing or has an empty entry: give {\"forward\": ...} for each layer");
    }
    layers = List.copyOf(layers);
  }

  /** Zeros in the shape of a network's weights. */
  public static Weights zeros(NetworkSpec spec) {
    int gates = spec.cell().gates();
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < spec.layers(); layer++) {
      int input = spec.inputSizeOf(layer);
      int hidden = spec.hidden().get(layer);
      layers.add(
          new Layer(
              zeroCell(spec.cell(), gates * hidden, input, hidden),
              spec.bidirectional() ? zeroCell(spec.cell(), gates * hidden, input, hidden) : null));
    }
    if (spec.head().isNone()) {
      return new Weights(layers, null);
    }
    int size = spec.head().size();
    return new Weights(
        layers,
        new Dense(new double[size][spec.outputSizeOf(spec.layers() - 1)], new double[size]));
  }

  private static Cell zeroCell(CellType type, int rows, int input, int hidden) {
    return new Cell(
        new double[rows][input],
        new double[rows][hidden],
        new double[rows],
        type.hasRecurrentBias() ? new double[rows] : null);
  }

  /**
   * Random weights: uniform in +-1/sqrt(hidden) like PyTorch's, biases too, so that no two gates,
   * rows or directions are alike and a swap of any two shows.
   */
  public static Weights random(NetworkSpec spec, long seed) {
    if (spec.blocks() > 1) {
      return Packing.of(spec).draw(seed, Weights::random);
    }
    Random random = Draws.of(seed, "weights");
    Weights weights = zeros(spec);
    for (int layer = 0; layer < spec.layers(); layer++) {
      double bound = 1 / Math.sqrt(spec.hidden().get(layer));
      fill(weights.layers().get(layer), spec, random, bound);
    }
    if (weights.head() != null) {
      double bound = 1 / Math.sqrt(spec.outputSizeOf(spec.layers() - 1));
      fillUniform(weights.head().w(), spec, random, bound);
      fillUniform(new double[][] {weights.head().b()}, spec, random, bound);
    }
    return weights;
  }

  private static void fill(Layer layer, NetworkSpec spec, Random random, double bound) {
    for (Cell cell : cells(layer)) {
      fillUniform(cell.w(), spec, random, bound);
      fillUniform(cell.r(), spec, random, bound);
      fillUniform(new double[][] {cell.b()}, spec, random, bound);
      if (cell.bR() != null) {
        fillUniform(new double[][] {cell.bR()}, spec, random, bound);
      }
    }
  }

  /**
   * The usual start of training: Glorot-uniform matrices (Glorot and Bengio, AISTATS 2010), zero
   * biases, and a forget bias of 1 for the LSTM (Jozefowicz et al., ICML 2015).
   */
  public static Weights glorot(NetworkSpec spec, long seed) {
    if (spec.blocks() > 1) {
      return Packing.of(spec).draw(seed, Weights::glorot);
    }
    Random random = Draws.of(seed, "weights");
    Weights weights = zeros(spec);
    for (int l = 0; l < spec.layers(); l++) {
      int hidden = spec.hidden().get(l);
      for (Cell cell : cells(weights.layers().get(l))) {
        fillUniform(cell.w(), spec, random, Math.sqrt(6.0 / (spec.inputSizeOf(l) + hidden)));
        fillUniform(cell.r(), spec, random, Math.sqrt(6.0 / (hidden + hidden)));
        spec.cell()
            .forgetGate()
            .ifPresent(f -> Arrays.fill(cell.b(), f * hidden, (f + 1) * hidden, 1));
      }
    }
    if (weights.head() != null) {
      int inputs = spec.outputSizeOf(spec.layers() - 1);
      double bound = Math.sqrt(6.0 / (inputs + spec.head().size()));
      fillUniform(weights.head().w(), spec, random, bound);
    }
    return weights;
  }

  private static void fillUniform(double[][] rows, NetworkSpec spec, Random random, double bound) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = spec.dtype().round((2 * random.nextDouble() - 1) * bound);
      }
    }
  }

  private static List<Cell> cells(Layer layer) {
    return layer.backward() == null
        ? List.of(layer.forward())
        : List.of(layer.forward(), layer.backward());
  }

  /**
   * Every number once, row by row, in a fixed order: layer by layer, forward before backward, W, R,
   * b, bR, and the head last. The arrays are the weights themselves, not copies.
   */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      addRows(rows, "layers[" + l + "].forward", layers.get(l).forward());
      if (layers.get(l).backward() != null) {
        addRows(rows, "layers[" + l + "].backward", layers.get(l).backward());
      }
    }
    if (head != null) {
      addMatrix(rows, "head.W", head.w());
      rows.add(new Row("head.b", head.b()));
    }
    return rows;
  }

  /**
   * The arrays of {@link #rows} in their order, without names, which take longer than an update.
   */
  public List<double[]> arrays() {
    List<double[]> arrays = new ArrayList<>();
    for (Layer layer : layers) {
      for (Cell cell : cells(layer)) {
        arrays.addAll(Arrays.asList(cell.w()));
        arrays.addAll(Arrays.asList(cell.r()));
        arrays.add(cell.b());
        if (cell.bR() != null) {
          arrays.add(cell.bR());
        }
      }
    }
    if (head != null) {
      arrays.addAll(Arrays.asList(head.w()));
      arrays.add(head.b());
    }
    return arrays;
  }

  private static void addRows(List<Row> rows, String name, Cell cell) {
    addMatrix(rows, name + ".W", cell.w());
    addMatrix(rows, name + ".R", cell.r());
    rows.add(new Row(name + ".b", cell.b()));
    if (cell.bR() != null) {
      rows.add(new Row(name + ".bR", cell.bR()));
    }
  }

  private static void addMatrix(List<Row> rows, String name, double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      rows.add(new Row(name + "[" + i + "]", matrix[i]));
    }
  }

  /**
   * The same numbers, rounded to the network's format; a GRU's missing recurrent bias is zeros.
   *
   * @throws IllegalArgumentException when they do not fit the network, naming the tensor
   */
  public Weights fit(NetworkSpec spec) {
    return new WeightsShape(spec).fit(this);
  }

  /** A deep copy with a function applied to every number. */
  public Weights map(DoubleUnaryOperator function) {
    return new Weights(
        layers.stream()
            .map(l -> new Layer(map(l.forward(), function), map(l.backward(), function)))
            .toList(),
        head == null ? null : new Dense(map(head.w(), function), map(head.b(), function)));
  }

  private static Cell map(Cell cell, DoubleUnaryOperator function) {
    if (cell == null) {
      return null;
    }
    return new Cell(
        map(cell.w(), function),
        map(cell.r(), function),
        map(cell.b(), function),
        cell.bR() == null ? null : map(cell.bR(), function));
  }

  private static double[][] map(double[][] matrix, DoubleUnaryOperator function) {
    double[][] mapped = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      mapped[i] = map(matrix[i], function);
    }
    return mapped;
  }

  private static double[] map(double[] row, DoubleUnaryOperator function) {
    double[] mapped = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      mapped[i] = function.applyAsDouble(row[i]);
    }
    return mapped;
  }
}
