package io.rnnbench.backend.dl4j.stateful;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of DL4J's SimpleRnn whose layer is a {@link StatefulLayer}; tanh only. */
public final class StatefulRnn extends SimpleRnn {
  private static final long serialVersionUID = 1L;

  /** A layer from {@code in} features to {@code hidden} units. */
  public StatefulRnn(int in, int hidden) {
    super(new Builder().nIn(in).nOut(hidden).activation(new ActivationTanH()));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    StatefulRnnLayer layer = new StatefulRnnLayer(conf, dataType);
    layer.setListeners(listeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(paramsView);
    layer.setParamTable(initializer().init(conf, paramsView, initializeParams));
    return layer;
  }
}
