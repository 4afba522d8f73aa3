package io.rnnbench.backend.dl4j.gru;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configuration of a gated recurrent unit (Cho et al. 2014, <a
 * href="https://arxiv.org/abs/1406.1078">arXiv:1406.1078</a>) in the reset-after form of cuDNN and
 * PyTorch's {@code torch.nn.GRU}. {@link GruLayer} has the equations, {@link GruParamInitializer}
 * the parameters.
 *
 * <p>Input is (B, nIn, T), output (B, nOut, T); with {@code dataFormat(RNNFormat.NWC)} the last two
 * axes change places. The gates' functions are fixed: sigmoid and tanh.
 */
public class Gru extends BaseRecurrentLayer {

  /** For Jackson, which sets the fields itself. */
  private Gru() {}

  protected Gru(Builder builder) {
    super(builder);
    if (activationFn != null && !(activationFn instanceof ActivationTanH)) {
      throw new IllegalArgumentException(
          "Gru computes its candidate with tanh only, not with " + activationFn);
    }
    // Otherwise the network's default activation would be written here, and would not be used.
    activationFn = new ActivationTanH();
    initializeConstraints(builder);
    constrainWeights(builder.inputConstraints(), GruParamInitializer.WEIGHT_KEY);
    constrainWeights(builder.recurrentConstraints(), GruParamInitializer.RECURRENT_WEIGHT_KEY);
  }

  private void constrainWeights(Collection<LayerConstraint> added, String parameter) {
    for (LayerConstraint constraint : added) {
      LayerConstraint own = constraint.clone();
      own.setParams(Set.of(parameter));
      constraints = constraints == null ? new ArrayList<>() : constraints;
      constraints.add(own);
    }
  }

  @Override
  public GruLayer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    LayerValidation.assertNInNOutSet("Gru", getLayerName(), layerIndex, getNIn(), getNOut());
    GruLayer layer = new GruLayer(conf, dataType);
    layer.setListeners(listeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(paramsView);
    layer.setParamTable(initializer().init(conf, paramsView, initializeParams));
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return GruParamInitializer.INSTANCE;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Counts the tape that the layer keeps between calls as working memory.
   *
   * @throws IllegalStateException if {@code inputType} does not say the number of time steps
   */
  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    long steps = inputType.arrayElementsPerExample() / getNIn();
    long parameters = initializer().numParams(this);
    long perExample = GruTape.elementsPerExample(getNIn(), getNOut(), steps);
    return new LayerMemoryReport.Builder(
            getLayerName(), Gru.class, inputType, getOutputType(-1, inputType))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, perExample, 0, perExample)
        .cacheMemory(0, 0)
        .build();
  }

  /** Builds a {@link Gru}; {@code nIn} and {@code nOut} as for DL4J's own recurrent layers. */
  @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
  public static class Builder extends BaseRecurrentLayer.Builder<Builder> {

    /**
     * @throws IllegalArgumentException if an activation other than tanh was asked for
     */
    @Override
    public Gru build() {
      return new Gru(this);
    }

    private Collection<LayerConstraint> inputConstraints() {
      return inputWeightConstraints == null ? Set.of() : inputWeightConstraints;
    }

    private Collection<LayerConstraint> recurrentConstraints() {
      return recurrentConstraints == null ? Set.of() : recurrentConstraints;
    }
  }
}
