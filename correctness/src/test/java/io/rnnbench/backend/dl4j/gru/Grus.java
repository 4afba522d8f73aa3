package io.rnnbench.backend.dl4j.gru;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The layers under test, and their equations over the same parameters. */
final class Grus {
  private Grus() {}

  static Gru gru(long hidden) {
    return new Gru.Builder().nOut(hidden).build();
  }

  static Gru nwcGru(long hidden) {
    return new Gru.Builder().nOut(hidden).dataFormat(RNNFormat.NWC).build();
  }

  static Bidirectional bidirectional(long hidden) {
    return new Bidirectional(Bidirectional.Mode.CONCAT, gru(hidden));
  }

  static PlainGru plain(MultiLayerNetwork network, String prefix) {
    return new PlainGru(
        network.getParam(prefix + "W"),
        network.getParam(prefix + "RW"),
        network.getParam(prefix + "b"),
        network.getParam(prefix + "bR"));
  }
}
