package io.rnnbench.model;

import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/**
 * Several networks of one kind side by side in one block-diagonal network, which trains them all
 * for little more than the price of one where a step's overhead is the price.
 *
 * <p>Block n of the wide network has its own features, its own units of every gate, its own outputs
 * and its own loss; the wide network's loss is the sum over blocks. Weights between blocks start at
 * zero, and their gradients are set to zero before each update, so they stay zero and each block
 * takes the updates of the network that it stands for.
 *
 * @param one the network that is repeated; without blocks
 * @param repeats how many times
 */
public record Packing(NetworkSpec one, int repeats) {

  /** The wide network. */
  public NetworkSpec spec() {
    if (repeats == 1) {
      return one;
    }
    Head head = one.head();
    return new NetworkSpec(
        one.cell(),
        repeats * one.inputSize(),
        one.hidden().stream().map(units -> repeats * units).toList(),
        one.bidirectional(),
        new Head(repeats * head.size(), head.activation(), head.steps(), head.normalized()),
        one.training(),
        one.dtype(),
        repeats);
  }

  /** The wide network's weights: one network's on each block of the diagonal, zeros elsewhere. */
  public Weights packWeights(List<Weights> weights) {
    Weights packed = Weights.zeros(spec());
    for (int n = 0; n < repeats; n++) {
      copy(weights.get(n), packed, n, Copy.IN);
    }
    return packed;
  }

  /** Weights of the wide network, those of block n drawn from the seed plus n. */
  Weights draw(long seed, BiFunction<NetworkSpec, Long, Weights> one) {
    return packWeights(
        LongStream.range(seed, seed + repeats).mapToObj(s -> one.apply(this.one, s)).toList());
  }

  /** One network's weights (or gradients) out of the wide network's. */
  public Weights unpack(Weights packed, int block) {
    Weights weights = Weights.zeros(one);
    copy(weights, packed, block, Copy.OUT);
    return weights;
  }

  /** Ones where the wide network has weights of a block, zeros between blocks. */
  public static Weights mask(NetworkSpec spec) {
    Packing packing = of(spec);
    Weights ones = Weights.zeros(packing.one()).map(zero -> 1);
    return packing.packWeights(Collections.nCopies(packing.repeats(), ones));
  }

  /** The packing that a wide network came from. */
  public static Packing of(NetworkSpec spec) {
    int n = spec.blocks();
    Head head = spec.head();
    return new Packing(
        new NetworkSpec(
            spec.cell(),
            spec.inputSize() / n,
            spec.hidden().stream().map(units -> units / n).toList(),
            spec.bidirectional(),
            new Head(head.size() / n, head.activation(), head.steps(), head.normalized()),
            spec.training(),
            spec.dtype()),
        n);
  }

  /** Batches of equal shape, features, targets and dropout side by side. */
  public Batch packBatches(List<Batch> batches) {
    if (repeats == 1) {
      return batches.get(0);
    }
    Batch first = batches.get(0);
    return new Batch(
        sideBySide(batches.stream().map(Batch::x).toList()),
        sideBySide(batches.stream().map(Batch::y).toList()),
        null,
        first.dropout() == null ? null : sideBySide(batches.stream().map(Batch::dropout).toList()));
  }

  /** Arrays [batch][steps][k] joined along k. */
  public static double[][][] sideBySide(List<double[][][]> parts) {
    double[][][] first = parts.get(0);
    int width = first[0][0].length;
    double[][][] joined = new double[first.length][first[0].length][parts.size() * width];
    for (int n = 0; n < parts.size(); n++) {
      for (int b = 0; b < joined.length; b++) {
        for (int t = 0; t < joined[b].length; t++) {
          System.arraycopy(parts.get(n)[b][t], 0, joined[b][t], n * width, width);
        }
      }
    }
    return joined;
  }

  /** A block's part of the wide network's outputs, [batch][steps][k]. */
  public double[][][] part(double[][][] joined, int block) {
    int width = joined[0][0].length / repeats;
    double[][][] part = new double[joined.length][joined[0].length][width];
    for (int b = 0; b < joined.length; b++) {
      for (int t = 0; t < joined[b].length; t++) {
        System.arraycopy(joined[b][t], block * width, part[b][t], 0, width);
      }
    }
    return part;
  }

  private enum Copy {
    IN,
    OUT
  }

  private void copy(Weights single, Weights wide, int block, Copy way) {
    for (int l = 0; l < one.layers(); l++) {
      Weights.Cell small = single.layers().get(l).forward();
      Weights.Cell large = wide.layers().get(l).forward();
      int gates = one.cell().gates();
      copy(small.w(), large.w(), gates, block, way);
      copy(small.r(), large.r(), gates, block, way);
      copy(small.b(), large.b(), gates, block, way);
      if (small.bR() != null) {
        copy(small.bR(), large.bR(), gates, block, way);
      }
    }
    if (single.head() != null) {
      copy(single.head().w(), wide.head().w(), 1, block, way);
      copy(single.head().b(), wide.head().b(), 1, block, way);
    }
  }

  /** Row r of gate g is row (g * repeats + block) * units + r of the wide matrix. */
  private void copy(double[][] small, double[][] large, int gates, int block, Copy way) {
    int units = small.length / gates;
    for (int i = 0; i < small.length; i++) {
      double[] row = large[(i / units * repeats + block) * units + i % units];
      int columns = small[i].length;
      if (way == Copy.IN) {
        System.arraycopy(small[i], 0, row, block * columns, columns);
      } else {
        System.arraycopy(row, block * columns, small[i], 0, columns);
      }
    }
  }

  private void copy(double[] small, double[] large, int gates, int block, Copy way) {
    int units = small.length / gates;
    for (int i = 0; i < small.length; i++) {
      int at = (i / units * repeats + block) * units + i % units;
      if (way == Copy.IN) {
        large[at] = small[i];
      } else {
        small[i] = large[at];
      }
    }
  }
}
