package io.rnnbench.backend.dl4j.lstm;

import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;

/** The layer under test and DL4J's own, alone and in the arrangements in which they are used. */
final class Lstms {

  /** How layers are arranged, whichever LSTM they are made of. */
  record Arrangement(String name, List<UnaryOperator<Layer>> wrappings) {

    Layer[] ofOurs() {
      return wrappings.stream().map(wrap -> wrap.apply(ours(3))).toArray(Layer[]::new);
    }

    Layer[] ofDl4js() {
      return wrappings.stream().map(wrap -> wrap.apply(dl4js(3))).toArray(Layer[]::new);
    }

    boolean lastStepOnly() {
      return ofOurs()[wrappings.size() - 1] instanceof LastTimeStep;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private Lstms() {}

  static List<Arrangement> arrangements() {
    UnaryOperator<Layer> alone = layer -> layer;
    UnaryOperator<Layer> both = layer -> new Bidirectional(Bidirectional.Mode.CONCAT, layer);
    UnaryOperator<Layer> last = LastTimeStep::new;
    return List.of(
        new Arrangement("one", List.of(alone)),
        new Arrangement("three", List.of(alone, alone, alone)),
        new Arrangement("bidirectional", List.of(both, both)),
        new Arrangement("last step", List.of(alone, last)),
        new Arrangement("last step of both", List.of(layer -> last.apply(both.apply(layer)))));
  }

  static Layer ours(int hidden) {
    return new Lstm(0, hidden); // the size of the input is inferred
  }

  static Layer dl4js(int hidden) {
    return new LSTM.Builder().nOut(hidden).activation(Activation.TANH).build();
  }
}
