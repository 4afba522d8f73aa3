package io.rnnbench.reference;

import io.rnnbench.backend.Session.Activations;
import io.rnnbench.backend.Session.Gradients;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.Arrays;

/**
 * A recurrent network in float64, one sequence after the other. Whatever the network's format, the
 * arithmetic here is float64.
 */
public final class ReferenceNetwork {
  private final NetworkSpec spec;
  private final Cell cell;

  /** A network that holds no weights: they are given to each call. */
  public ReferenceNetwork(NetworkSpec spec) {
    this.spec = spec;
    cell = Cell.of(spec.cell());
  }

  /** Forward pass in evaluation mode. */
  public Activations forward(Weights weights, Inputs inputs) {
    double[][][] hidden = new double[inputs.batchSize()][][];
    double[][][] output = new double[inputs.batchSize()][][];
    for (int b = 0; b < inputs.batchSize(); b++) {
      LayerTape[] tapes = recurrent(weights, inputs, b);
      hidden[b] = tapes[spec.layers() - 1].output();
      output[b] = head(weights, hidden[b]);
    }
    return new Activations(hidden, output);
  }

  /** The mean loss and its gradient by every weight. */
  public Gradients gradients(Weights weights, Batch batch) {
    Weights gradient = Weights.zeros(spec);
    int outputSteps = batch.y()[0].length;
    double count = (double) batch.batchSize() * outputSteps;
    double loss = 0;
    for (int b = 0; b < batch.batchSize(); b++) {
      LayerTape[] tapes = recurrent(weights, batch.inputs(), b);
      double[][] hidden = tapes[spec.layers() - 1].output(); // (T, D*H)
      double[][] output = head(weights, hidden); // (S, O)
      double[][] dHidden = new double[hidden.length][hidden[0].length];
      for (int s = 0; s < outputSteps; s++) {
        int t = spec.head().lastStepOnly() ? hidden.length - 1 : s;
        double[] y = batch.y()[b][s];
        loss += OutputLoss.value(spec.training().loss(), output[s], y) / count;
        double[] dz = OutputLoss.gradient(spec, output[s], y); // by the head's affine map
        for (int k = 0; k < dz.length; k++) {
          dz[k] /= count;
        }
        if (spec.head().isNone()) {
          Linear.add(dHidden[t], dz);
        } else {
          Linear.pull(
              weights.head().w(),
              hidden[t],
              dz,
              gradient.head().w(),
              gradient.head().b(),
              dHidden[t]);
        }
      }
      backward(weights, tapes, dHidden, gradient);
    }
    return new Gradients(loss, gradient);
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
      double[] c0 = inputs.state() == null ? zeros : inputs.state().c(l, sequence);
      Direction.Tape forward = new Direction(cell, layer.forward(), false).forward(x, h0, c0);
      Direction.Tape backward =
          spec.bidirectional()
              ? new Direction(cell, layer.backward(), true).forward(x, h0, c0)
              : null;
      tapes[l] = new LayerTape(forward, backward);
      x = tapes[l].output(); // (T, D*H)
    }
    return tapes;
  }

  private void backward(Weights weights, LayerTape[] tapes, double[][] dTop, Weights gradient) {
    double[][] dOut = dTop; // (T, D*H)
    for (int l = spec.layers() - 1; l >= 0; l--) {
      Weights.Layer layer = weights.layers().get(l);
      Weights.Layer into = gradient.layers().get(l);
      int hidden = spec.hidden().get(l);
      double[][] dx = new double[dOut.length][spec.inputSizeOf(l)];
      new Direction(cell, layer.forward(), false)
          .backward(tapes[l].forward(), columns(dOut, 0, hidden), into.forward(), dx);
      if (spec.bidirectional()) {
        new Direction(cell, layer.backward(), true)
            .backward(tapes[l].backward(), columns(dOut, hidden, 2 * hidden), into.backward(), dx);
      }
      dOut = dx;
    }
  }

  private double[][] head(Weights weights, double[][] hidden) {
    if (spec.head().isNone()) {
      return hidden;
    }
    int steps = spec.outputSteps(hidden.length);
    double[][] output = new double[steps][];
    for (int s = 0; s < steps; s++) {
      double[] h = hidden[hidden.length - steps + s];
      double[] z = Linear.affine(weights.head().w(), h, weights.head().b());
      output[s] = OutputLoss.activate(spec.head().activation(), z);
    }
    return output;
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
