package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Support;
import io.rnnbench.backend.dl4j.gru.Gru;
import io.rnnbench.backend.dl4j.lstm.Lstm;
import io.rnnbench.backend.dl4j.stateful.StatefulRnn;
import io.rnnbench.model.CellType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;

/** What DL4J has for each cell. */
final class Dl4jCell {
  /** Canonical i, f, g, o; DL4J blocks its columns as candidate, forget, output, input. */
  private static final int[] LSTM_BLOCKS = {3, 1, 0, 2};

  private Dl4jCell() {}

  /**
   * A layer of the cell.
   *
   * @param stateful whether training starts from given states, which DL4J's own layers can't
   */
  static Layer layer(CellType cell, int in, int out, boolean stateful, Dl4jSettings settings) {
    return switch (cell) {
      case LSTM ->
          settings.ownLstm() || stateful
              ? new Lstm(in, out)
              : new LSTM.Builder()
                  .nIn(in)
                  .nOut(out)
                  .activation(Activation.TANH)
                  .gateActivationFunction(Activation.SIGMOID)
                  .build();
      case GRU -> new Gru.Builder().nIn(in).nOut(out).build();
      case RNN ->
          stateful
              ? new StatefulRnn(in, out)
              : new SimpleRnn.Builder().nIn(in).nOut(out).activation(Activation.TANH).build();
    };
  }

  /** Whether DL4J runs it, and what of the layer is this project's own and not DL4J's. */
  static Support support(CellType cell, boolean stateful, Dl4jSettings settings) {
    Support layer =
        stateful
            ? Support.yes(
                "project-supplied stateful layer: DL4J's truncated back-propagation starts gradients"
                    + " from zero states")
            : Support.yes();
    return switch (cell) {
      case LSTM ->
          settings.ownLstm()
              ? Support.yes("project-supplied LSTM layer: same results as DL4J's, faster")
              : layer;
      case GRU -> Support.yes("project-supplied layer: DL4J ships no GRU");
      case RNN -> layer;
    };
  }

  /** For each gate in canonical order, the block of columns where DL4J keeps it. */
  static int[] blocks(CellType cell) {
    return switch (cell) {
      case LSTM -> LSTM_BLOCKS;
      case GRU -> new int[] {0, 1, 2};
      case RNN -> new int[] {0};
    };
  }
}
