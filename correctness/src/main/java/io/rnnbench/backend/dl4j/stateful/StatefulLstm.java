package io.rnnbench.backend.dl4j.stateful;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of DL4J's LSTM whose layer is a {@link StatefulLayer}. */
public final class StatefulLstm extends LSTM {
  private static final long serialVersionUID = 1L;

  /** A layer from {@code in} features to {@code hidden} units. */
  public StatefulLstm(int in, int hidden) {
    setNIn(in);
    setNOut(hidden);
    setActivationFn(new ActivationTanH());
    setGateActivationFn(new ActivationSigmoid());
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    StatefulLstmLayer layer = new StatefulLstmLayer(conf, dataType);
    layer.setListeners(listeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(paramsView);
    layer.setParamTable(initializer().init(conf, paramsView, initializeParams));
    return layer;
  }
}
