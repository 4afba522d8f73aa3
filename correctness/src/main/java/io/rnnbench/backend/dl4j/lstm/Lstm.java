package io.rnnbench.backend.dl4j.lstm;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configuration of DL4J's LSTM with {@link LstmLayer} for its layer: the same parameters, by the
 * same names and in the same order. The gates' functions are fixed: sigmoid and tanh.
 */
public final class Lstm extends LSTM {
  private static final long serialVersionUID = 1L;

  /** For Jackson, which sets the fields itself. */
  private Lstm() {}

  /** A layer from {@code in} features to {@code hidden} units. */
  public Lstm(int in, int hidden) {
    setNIn(in);
    setNOut(hidden);
    setActivationFn(new ActivationTanH());
    setGateActivationFn(new ActivationSigmoid());
    setForgetGateBiasInit(1); // as DL4J's builder does
  }

  @Override
  public LstmLayer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    LayerValidation.assertNInNOutSet("Lstm", getLayerName(), layerIndex, getNIn(), getNOut());
    LstmLayer layer = new LstmLayer(conf, dataType);
    layer.setListeners(listeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(paramsView);
    layer.setParamTable(initializer().init(conf, paramsView, initializeParams));
    return layer;
  }
}
