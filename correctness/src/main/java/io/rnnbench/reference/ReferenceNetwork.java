package io.rnnbench.reference;

import io.rnnbench.backend.Session.Activations;
import io.rnnbench.backend.Session.Gradients;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Packing;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * A recurrent network in float64, one sequence after the other. Whatever the network's format, the
 * arithmetic here is float64.
 *
 * <p>Only the range is the format's: a number beyond it is infinite, or the reference would go on
 * long after every framework has overflowed. That holds for what is unbounded and handed on: the
 * head's affine map, the loss and the gradients here, moments and weights in {@link
 * ReferenceOptimizer}. No number is rounded. Inside a cell nothing needs it: its functions are
 * bounded, and give the same for an infinite argument as for any that is nearly so large. In
 * training it is a squared error that overflows first, being the square of what the weights reach;
 * so the update at which the loss ceases to be finite is the one on which implementations agree.
 */
public final class ReferenceNetwork {
  private final NetworkSpec spec;
  private final Arithmetic arithmetic;
  private final Cell cell;
  private final List<Weights.Row> mask; // null without blocks
  private final Normalization normalization; // null without

  /**
   * A training pass.
   *
   * @param state each layer's states after the last step; null for bidirectional networks
   */
  public record Pass(Gradients gradients, State state) {}

  /** A network that holds no weights: they are given to each call. */
  public ReferenceNetwork(NetworkSpec spec) {
    this(spec, Arithmetic.EXACT);
  }

  /**
   * A network whose cells compute in another way.
   *
   * @param arithmetic where it rounds
   */
  public ReferenceNetwork(NetworkSpec spec, Arithmetic arithmetic) {
    this.spec = spec;
    this.arithmetic = arithmetic;
    cell = Cell.of(spec.cell(), arithmetic);
    mask = spec.blocks() == 1 ? null : Packing.mask(spec).rows();
    normalization =
        spec.head().normalized() ? new Normalization(spec.outputSizeOf(spec.layers() - 1)) : null;
  }

  /** Forward pass in evaluation mode. */
  public Activations forward(Weights weights, Inputs inputs) {
    LayerTape[][] tapes = recurrent(weights, inputs);
    double[][][] hidden = hidden(tapes);
    double[][][] output = new double[hidden.length][][];
    for (int b = 0; b < hidden.length; b++) {
      double[][] top = outputSteps(hidden[b]);
      output[b] = new double[top.length][];
      for (int s = 0; s < top.length; s++) {
        double[] h = top[s];
        output[b][s] = head(weights, normalization == null ? h : normalization.evaluate(h));
      }
    }
    return new Activations(hidden, output, state(tapes));
  }

  /** The mean loss and its gradient by every weight. */
  public Gradients gradients(Weights weights, Batch batch) {
    return pass(weights, batch, normalization == null ? null : normalization.copy()).gradients();
  }

  /** As {@link #gradients}; the running averages of a normalised head learn from the batch. */
  public Pass train(Weights weights, Batch batch) {
    return pass(weights, batch, normalization);
  }

  private Pass pass(Weights weights, Batch batch, Normalization learning) {
    Weights gradient = Weights.zeros(spec);
    LayerTape[][] tapes = recurrent(weights, batch.inputs());
    double[][][] hidden = hidden(tapes); // (B, T, D*H)
    double[][][] top = headInputs(hidden, batch.dropout()); // (B, S, D*H)
    if (learning != null) {
      learning.train(top);
    }
    double count = (double) batch.batchSize() * batch.y()[0].length;
    double loss = 0;
    double[][][] dTop = new double[top.length][top[0].length][top[0][0].length];
    for (int b = 0; b < top.length; b++) {
      for (int s = 0; s < top[b].length; s++) {
        double[] y = batch.y()[b][s];
        double[] output = head(weights, top[b][s]);
        loss += OutputLoss.value(spec, output, y) / count;
        double[] dz = OutputLoss.gradient(spec, output, y); // by the head's affine map
        for (int k = 0; k < dz.length; k++) {
          dz[k] /= count;
        }
        if (spec.head().isNone()) {
          Linear.add(dTop[b][s], dz);
        } else {
          Weights.Dense into = gradient.head();
          double[] terms = arithmetic.rounded(dz, (int) count);
          Linear.addGradient(terms, top[b][s], into.w(), into.b());
          Linear.addTransposed(weights.head().w(), arithmetic.rounded(dz, dz.length), dTop[b][s]);
        }
      }
    }
    if (learning != null) {
      learning.backward(dTop);
    }
    double[][][] dHidden = throughDropout(dTop, hidden, batch.dropout());
    for (int b = 0; b < tapes.length; b++) {
      backward(weights, tapes[b], batch.batchSize(), dHidden[b], gradient);
    }
    if (mask != null) {
      keepWithinBlocks(gradient);
    }
    Dtype format = spec.dtype();
    return new Pass(
        new Gradients(format.overflow(loss), gradient.map(format::overflow)), state(tapes));
  }

  private void keepWithinBlocks(Weights gradient) {
    List<Weights.Row> rows = gradient.rows();
    for (int i = 0; i < rows.size(); i++) {
      double[] values = rows.get(i).values();
      double[] keep = mask.get(i).values();
      Arrays.setAll(values, j -> values[j] * keep[j]);
    }
  }

  /** The hidden states on which the head stands, with units dropped. */
  private double[][][] headInputs(double[][][] hidden, double[][][] dropout) {
    double[][][] inputs = new double[hidden.length][spec.outputSteps(hidden[0].length)][];
    for (int b = 0; b < hidden.length; b++) {
      double[][] top = outputSteps(hidden[b]);
      for (int s = 0; s < top.length; s++) {
        double[] h = top[s];
        inputs[b][s] = dropout == null ? h.clone() : product(h, dropout[b][s]);
      }
    }
    return inputs;
  }

  /** Of one sequence's hidden states (T, D*H), those on which the head stands, (S, D*H). */
  private double[][] outputSteps(double[][] hidden) {
    int time = hidden.length;
    double[][] top = Arrays.copyOfRange(hidden, time - spec.outputSteps(time), time);
    if (spec.headOnEndsOfBothDirections()) {
      int units = top[0].length / 2;
      top[0] = concat(Arrays.copyOf(top[0], units), backwardHalf(hidden[0]));
    }
    return top;
  }

  private static double[] backwardHalf(double[] units) {
    return Arrays.copyOfRange(units, units.length / 2, units.length);
  }

  private static void moveBackwardHalf(double[] from, double[] to) {
    double[] half = backwardHalf(from);
    Arrays.fill(from, half.length, from.length, 0);
    System.arraycopy(half, 0, to, half.length, half.length); // from may be to
  }

  private double[][][] throughDropout(
      double[][][] dTop, double[][][] hidden, double[][][] dropout) {
    double[][][] dHidden = new double[hidden.length][hidden[0].length][hidden[0][0].length];
    for (int b = 0; b < dTop.length; b++) {
      for (int s = 0; s < dTop[b].length; s++) {
        dHidden[b][hidden[b].length - dTop[b].length + s] =
            dropout == null ? dTop[b][s] : product(dTop[b][s], dropout[b][s]);
      }
      if (spec.headOnEndsOfBothDirections()) {
        moveBackwardHalf(dHidden[b][hidden[b].length - 1], dHidden[b][0]);
      }
    }
    return dHidden;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, k -> a[k] * b[k]);
    return product;
  }

  private LayerTape[][] recurrent(Weights weights, Inputs inputs) {
    LayerTape[][] tapes = new LayerTape[inputs.batchSize()][];
    Arrays.setAll(tapes, b -> recurrent(weights, inputs, b));
    return tapes;
  }

  private double[][][] hidden(LayerTape[][] tapes) {
    double[][][] hidden = new double[tapes.length][][];
    Arrays.setAll(hidden, b -> tapes[b][spec.layers() - 1].output());
    return hidden;
  }

  /** Each layer's states after the last step; null where a second direction starts there. */
  private State state(LayerTape[][] tapes) {
    if (spec.bidirectional()) {
      return null;
    }
    double[][][] h = new double[spec.layers()][tapes.length][];
    double[][][] c = new double[spec.layers()][tapes.length][];
    for (int l = 0; l < spec.layers(); l++) {
      for (int b = 0; b < tapes.length; b++) {
        Cell.Step[] steps = tapes[b][l].forward().steps();
        h[l][b] = steps[steps.length - 1].h();
        c[l][b] = steps[steps.length - 1].c();
      }
    }
    return new State(h, spec.cell().hasCellState() ? c : null);
  }

  private record LayerTape(Direction.Tape forward, Direction.Tape backward) {

    /** Hidden states of both directions side by side, [time][directions * hidden]. */
    double[][] output() {
      int time = forward.steps().length;
      double[][] output = new double[time][];
      for (int t = 0; t < time; t++) {
        double[] f = forward.steps()[t].h();
        output[t] = backward == null ? f : concat(f, backward.steps()[t].h());
      }
      return output;
    }
  }

  private LayerTape[] recurrent(Weights weights, Inputs inputs, int sequence) {
    LayerTape[] tapes = new LayerTape[spec.layers()];
    double[][] x = inputs.x()[sequence]; // (T, I)
    for (int l = 0; l < spec.layers(); l++) {
      Weights.Layer layer = weights.layers().get(l);
      double[] zeros = new double[spec.hidden().get(l)];
      double[] h0 = inputs.state() == null ? zeros : inputs.state().h(l, sequence);
      double[] c0 =
          inputs.state() == null || !spec.cell().hasCellState()
              ? zeros
              : inputs.state().c(l, sequence);
      Direction.Tape forward =
          new Direction(cell, layer.forward(), arithmetic, false).forward(x, h0, c0);
      Direction.Tape backward =
          spec.bidirectional()
              ? new Direction(cell, layer.backward(), arithmetic, true).forward(x, h0, c0)
              : null;
      tapes[l] = new LayerTape(forward, backward);
      x = tapes[l].output(); // (T, D*H)
    }
    return tapes;
  }

  private void backward(
      Weights weights, LayerTape[] tapes, int sequences, double[][] dTop, Weights gradient) {
    double[][] dOut = dTop; // (T, D*H)
    for (int l = spec.layers() - 1; l >= 0; l--) {
      Weights.Layer layer = weights.layers().get(l);
      Weights.Layer into = gradient.layers().get(l);
      int hidden = spec.hidden().get(l);
      double[][] dx = new double[dOut.length][spec.inputSizeOf(l)];
      new Direction(cell, layer.forward(), arithmetic, false)
          .backward(tapes[l].forward(), sequences, columns(dOut, 0, hidden), into.forward(), dx);
      if (spec.bidirectional()) {
        new Direction(cell, layer.backward(), arithmetic, true)
            .backward(
                tapes[l].backward(),
                sequences,
                columns(dOut, hidden, 2 * hidden),
                into.backward(),
                dx);
      }
      dOut = dx;
    }
  }

  private double[] head(Weights weights, double[] h) {
    return spec.head().isNone() ? h : OutputLoss.activate(spec, affine(weights.head(), h));
  }

  private double[] affine(Weights.Dense head, double[] h) {
    double[] bias = arithmetic.rounded(head.b(), h.length);
    double[] z = Linear.affine(head.w(), arithmetic.rounded(h, h.length), bias);
    return Arrays.stream(arithmetic.rounded(z, h.length)).map(spec.dtype()::overflow).toArray();
  }

  private static double[] concat(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static double[][] columns(double[][] rows, int from, int to) {
    return Arrays.stream(rows)
        .map(row -> Arrays.copyOfRange(row, from, to))
        .toArray(double[][]::new);
  }
}
