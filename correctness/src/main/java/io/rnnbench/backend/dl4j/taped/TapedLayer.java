package io.rnnbench.backend.dl4j.taped;

import io.rnnbench.backend.dl4j.stateful.StatefulLayer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A recurrent DL4J layer whose passes work on a {@link Tape}.
 *
 * <p>Where the mask is 0 all states become 0, as in DL4J's {@code SimpleRnn}. A layer belongs to
 * one thread at a time, like every DL4J layer. It keeps the memory of its last batch's shape.
 *
 * @param <C> its configuration
 * @param <T> its tape
 */
public abstract class TapedLayer<
        C extends org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer, T extends Tape>
    extends BaseRecurrentLayer<C> implements StatefulLayer {

  private transient T tape;

  /** The input of which the tape holds a training pass, or null. */
  private transient INDArray tapedInput;

  private transient INDArray tapedMask;

  /** The states from which training passes start; an absent one stands for zeros. */
  private transient Map<String, INDArray> trainingStart = Map.of();

  protected TapedLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  protected abstract T newTape(Tape.Shape shape);

  /**
   * From {@code tape.inputs()} and {@code tape.start()} to {@code tape.states()}.
   *
   * @param parameters by DL4J's names
   */
  protected abstract void forward(T tape, Map<String, INDArray> parameters);

  /**
   * Back over the last forward pass.
   *
   * @param epsilon dL/d(states), (B, H, T)
   * @param gradients of the parameters, by DL4J's names: to be written
   * @param inputGradient (B, I, T): to be written
   */
  protected abstract void backward(
      T tape, INDArray epsilon, Map<String, INDArray> gradients, INDArray inputGradient);

  /** Makes the rows of a (B, X) matrix zero where the mask of that time step is. */
  protected final void mask(INDArray matrix, long time) {
    if (maskArray != null) {
      matrix.muliColumnVector(maskArray.getColumn(time, true).castTo(dataType)); // (B, 1)
    }
  }

  @Override
  public final boolean isPretrainLayer() {
    return false;
  }

  @Override
  public final void clear() {
    super.clear();
    tapedInput = null;
    tapedMask = null;
  }

  /**
   * The states of all time steps, from zero states; in training from those of {@link #trainFrom}.
   *
   * @return (B, H, T), or (B, T, H) if the data format is NWC
   * @throws DL4JInvalidInputException if the input is not (B, I, T)
   */
  @Override
  public final INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    forward(training ? trainingStart : Map.of(), training, workspaces);
    return output(workspaces);
  }

  @Override
  public final void trainFrom(Map<String, INDArray> state) {
    trainingStart = Map.copyOf(state);
    tapedInput = null; // the tape started elsewhere
  }

  /**
   * {@inheritDoc}
   *
   * <p>To be asked for before another pass.
   */
  @Override
  public final Map<String, INDArray> trainedTo() {
    Map<String, INDArray> states = new HashMap<>();
    keepEnd(states);
    return states;
  }

  /**
   * As {@link #activate}, but starts from the states that the last call left, and leaves its own.
   *
   * @throws IllegalStateException if those states belong to another batch size
   */
  @Override
  public final INDArray rnnTimeStep(INDArray sequences, LayerWorkspaceMgr workspaces) {
    setInput(sequences, workspaces);
    forward(stateMap, false, workspaces);
    keepEnd(stateMap);
    return output(workspaces);
  }

  /**
   * As {@link #activate}, but starts from the states that the last call stored.
   *
   * @throws UnsupportedOperationException if training: that is how DL4J starts truncated BPTT
   */
  @Override
  public final INDArray rnnActivateUsingStoredState(
      INDArray sequences, boolean training, boolean storeState, LayerWorkspaceMgr workspaces) {
    if (training) {
      throw noTruncatedBackpropagation();
    }
    setInput(sequences, workspaces);
    forward(tBpttStateMap, false, workspaces);
    if (storeState) {
      keepEnd(tBpttStateMap);
    }
    return output(workspaces);
  }

  /**
   * Not supported.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public final Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int length, LayerWorkspaceMgr workspaces) {
    throw noTruncatedBackpropagation();
  }

  private UnsupportedOperationException noTruncatedBackpropagation() {
    return new UnsupportedOperationException(
        name()
            + ": truncated BPTT is not supported. DL4J 1.0.0-M2.1 computes it wrongly: from the"
            + " second segment on, it takes the recurrent gradient from a zero state. Use"
            + " BackpropType.Standard.");
  }

  /**
   * Gradients of the loss, summed over batch and time.
   *
   * <p>Goes back over the pass that {@code activate(true)} left, if input and mask are still the
   * same, and otherwise runs it first. A change of parameters in between is not noticed.
   *
   * @param epsilon dL/d(output), of the output's shape
   * @return the parameters' gradients, and dL/d(input) in the input's shape
   */
  @Override
  public final Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    if (tapedInput == null || tapedInput != input || tapedMask != maskArray) {
      forward(trainingStart, true, workspaces);
    }
    INDArray inputGradient = // (B, I, T)
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, tape.inputs().shape(), 'f');
    backward(tape, permuteIfNWC(epsilon), gradientViews, inputGradient);
    tapedInput = null;
    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, backpropDropOutIfPresent(permuteIfNWC(inputGradient)));
  }

  private void forward(
      Map<String, INDArray> start, boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    tapedInput = null;
    applyDropOutIfNecessary(training, workspaces);
    requireRank3(input);
    INDArray x = permuteIfNWC(input); // (B, I, T)
    requireInputSize(x);
    fitTape(x);
    tape.inputs().assign(x);
    tape.start().forEach((key, state) -> start(state, start.get(key)));
    forward(tape, parameters(training, workspaces));
    tapedInput = training ? input : null;
    tapedMask = maskArray;
  }

  private Map<String, INDArray> parameters(boolean training, LayerWorkspaceMgr workspaces) {
    Map<String, INDArray> values = new HashMap<>();
    params.keySet().forEach(k -> values.put(k, getParamWithNoise(k, training, workspaces)));
    return values;
  }

  private void start(INDArray state, INDArray given) {
    if (given == null) {
      state.assign(0);
      return;
    }
    if (!given.equalShapes(state)) {
      throw new IllegalStateException(
          "%s: the stored state is %s, this batch needs %s. Was rnnClearPreviousState forgotten?"
              .formatted(name(), Arrays.toString(given.shape()), Arrays.toString(state.shape())));
    }
    state.assign(given);
  }

  private void requireRank3(INDArray x) {
    if (x.rank() != 3) {
      throw new DL4JInvalidInputException(
          "%s: input must have 3 axes, got %s %s"
              .formatted(name(), Arrays.toString(x.shape()), layerId()));
    }
  }

  private void requireInputSize(INDArray x) {
    if (x.size(1) != layerConf().getNIn()) {
      throw new DL4JInvalidInputException(
          "%s: input must be (batch, %d, time), got %s %s; data format %s"
              .formatted(
                  name(),
                  layerConf().getNIn(),
                  Arrays.toString(x.shape()),
                  layerId(),
                  getDataFormat()));
    }
  }

  private String name() {
    return layerConf().getClass().getSimpleName();
  }

  @SuppressWarnings("try") // the scope is held, not used
  private void fitTape(INDArray x) {
    Tape.Shape shape =
        new Tape.Shape(dataType, x.size(0), x.size(1), layerConf().getNOut(), x.size(2));
    if (tape != null && tape.fits(shape)) {
      return;
    }
    if (tape != null) {
      tape.close();
    }
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      tape = newTape(shape);
    }
  }

  private INDArray output(LayerWorkspaceMgr workspaces) {
    return permuteIfNWC(workspaces.dup(ArrayType.ACTIVATIONS, tape.states(), 'f'));
  }

  @SuppressWarnings("try") // the scope is held, not used
  private void keepEnd(Map<String, INDArray> states) {
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      tape.end().forEach((key, state) -> states.put(key, state.dup('f')));
    }
  }
}
