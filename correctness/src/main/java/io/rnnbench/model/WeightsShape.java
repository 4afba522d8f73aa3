package io.rnnbench.model;

import java.util.ArrayList;
import java.util.List;

/** Checks that weights from outside belong to a network, and says where they do not. */
final class WeightsShape {
  private final NetworkSpec spec;

  WeightsShape(NetworkSpec spec) {
    this.spec = spec;
  }

  /**
   * The given weights, rounded to the network's format, with a missing GRU recurrent bias as zeros.
   *
   * @throws IllegalArgumentException naming the first tensor that is missing, unwanted, of the
   *     wrong shape or not finite
   */
  Weights fit(Weights given) {
    Weights wanted = Weights.zeros(spec);
    require(
        given.layers().size() == spec.layers(),
        "layers has "
            + given.layers().size()
            + " entries, but the network has "
            + spec.layers()
            + " recurrent layers");
    List<Weights.Layer> layers = new ArrayList<>();
    for (int l = 0; l < spec.layers(); l++) {
      String name = "layers[" + l + "]";
      Weights.Layer layer = given.layers().get(l);
      require(layer.forward() != null, name + ".forward is missing");
      require(
          (layer.backward() != null) == spec.bidirectional(),
          spec.bidirectional()
              ? name + ".backward is missing, but the network is bidirectional"
              : name + ".backward is given, but the network runs in one direction");
      Weights.Cell like = wanted.layers().get(l).forward();
      layers.add(
          new Weights.Layer(
              cell(name + ".forward", layer.forward(), like),
              spec.bidirectional() ? cell(name + ".backward", layer.backward(), like) : null));
    }
    require(
        (given.head() != null) == (wanted.head() != null),
        spec.head().isNone()
            ? "head is given, but the network has head: none"
            : "head is missing, but the network has a head of size " + spec.head().size());
    if (given.head() != null) {
      matrix("head.W", given.head().w(), wanted.head().w());
      row("head.b", given.head().b(), wanted.head().b());
    }
    return new Weights(layers, given.head()).map(spec.dtype()::round);
  }

  private Weights.Cell cell(String name, Weights.Cell cell, Weights.Cell like) {
    matrix(name + ".W", cell.w(), like.w());
    matrix(name + ".R", cell.r(), like.r());
    row(name + ".b", cell.b(), like.b());
    if (cell.bR() == null) {
      return new Weights.Cell(cell.w(), cell.r(), cell.b(), like.bR());
    }
    require(
        like.bR() != null,
        "%s.bR is given, but only %s cells have a recurrent bias: remove it"
            .formatted(name, CellType.names(CellType::hasRecurrentBias)));
    row(name + ".bR", cell.bR(), like.bR());
    return cell;
  }

  private void matrix(String name, double[][] matrix, double[][] like) {
    require(
        matrix != null,
        name + " is missing: give [" + like.length + "][" + like[0].length + "] numbers");
    require(
        matrix.length == like.length,
        name
            + " has "
            + matrix.length
            + " rows, but "
            + spec.cell()
            + " weights of this network need "
            + like.length);
    for (int i = 0; i < like.length; i++) {
      row(name + "[" + i + "]", matrix[i], like[i]);
    }
  }

  private void row(String name, double[] row, double[] like) {
    require(row != null, name + " is missing: give " + like.length + " numbers");
    require(
        row.length == like.length,
        name + " has " + row.length + " numbers, but this network needs " + like.length);
    for (int i = 0; i < row.length; i++) {
      if (!Double.isFinite(spec.dtype().round(row[i]))) {
        throw new IllegalArgumentException(
            "%s[%d] is %s, but weights must be finite %s numbers"
                .formatted(name, i, row[i], spec.dtype().label()));
      }
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
