package io.rnnbench.study.reverse;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Experiment;
import io.rnnbench.task.Cases;
import io.rnnbench.task.Reverse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a long sequence once as a whole and once cut in parts, each part going on from the states
 * that the one before left, and measures the largest difference of the outputs.
 */
record CutSequence(NetworkSpec spec, int length, int parts) implements Experiment {
  static final String DIFFERENCE = "largestDifference";

  @Override
  public List<Curve> run(Backend backend, String label, List<Long> seeds) {
    List<Curve> curves = new ArrayList<>();
    for (long seed : seeds) {
      Curve curve = Curve.start(backend.name(), label, seed);
      try (Session session = backend.open(spec, Weights.random(spec, seed), Device.CPU)) {
        curve.measure(DIFFERENCE, difference(session, Reverse.windows(length, length, seed)));
      }
      curves.add(curve);
    }
    return curves;
  }

  private double difference(Session session, Cases sequences) {
    double[][] x = sequences.x(0);
    double[][] whole = session.forward(new Inputs(new double[][][] {x})).output()[0];
    double largest = 0;
    State state = null;
    int step = length / parts;
    for (int from = 0; from < length; from += step) {
      double[][] part = Arrays.copyOfRange(x, from, from + step);
      Session.Activations activations = session.forward(new Inputs(new double[][][] {part}, state));
      for (int t = 0; t < step; t++) {
        for (int k = 0; k < whole[from + t].length; k++) {
          double apart = Math.abs(activations.output()[0][t][k] - whole[from + t][k]);
          largest = Math.max(largest, apart);
        }
      }
      state = activations.state();
    }
    return largest;
  }
}
