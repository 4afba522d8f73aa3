package io.rnnbench.backend.dl4j.gru;

import io.rnnbench.backend.dl4j.gru.GruTape.Step;
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
 * A {@link Gru} at work: runs {@link GruCell}, which has the equations, over the time steps.
 *
 * <p>Where the mask is 0 the state becomes 0, as in DL4J's {@code SimpleRnn}. A layer belongs to
 * one thread at a time, like every DL4J layer. It keeps the memory of its last batch's shape.
 */
public class GruLayer extends BaseRecurrentLayer<Gru> implements StatefulLayer {

  /** Key of h (B, H) in the maps of {@code rnnGetPreviousState} and {@code rnnGetTBPTTState}. */
  public static final String STATE_KEY_PREV_ACTIVATION = "prevAct";

  private transient GruTape tape;
  private transient GruCell cell;

  /** The input of which the tape holds a training pass, or null. */
  private transient INDArray tapedInput;

  private transient INDArray tapedMask;

  /** The state (B, H) from which training passes start; null for zeros. */
  private transient INDArray trainingStart;

  GruLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    tapedInput = null;
    tapedMask = null;
  }

  /**
   * The states of all time steps, from a zero state; in training from that of {@link #trainFrom}.
   *
   * @return (B, H, T), or (B, T, H) if the data format is NWC
   * @throws DL4JInvalidInputException if the input is not (B, I, T)
   */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    forward(training ? trainingStart : null, training, workspaces);
    return output(workspaces);
  }

  @Override
  public void trainFrom(Map<String, INDArray> state) {
    trainingStart = state.get(STATE_KEY_PREV_ACTIVATION);
    tapedInput = null; // the tape started elsewhere
  }

  /**
   * {@inheritDoc}
   *
   * <p>To be asked for before another pass.
   */
  @Override
  public Map<String, INDArray> trainedTo() {
    Map<String, INDArray> state = new HashMap<>();
    keepState(state);
    return state;
  }

  /**
   * As {@link #activate}, but starts from the state that the last call left, and leaves its own.
   *
   * @throws IllegalStateException if that state belongs to another batch size
   */
  @Override
  public INDArray rnnTimeStep(INDArray sequences, LayerWorkspaceMgr workspaces) {
    setInput(sequences, workspaces);
    forward(stateMap.get(STATE_KEY_PREV_ACTIVATION), false, workspaces);
    keepState(stateMap);
    return output(workspaces);
  }

  /**
   * As {@link #activate}, but starts from the state that the last call stored.
   *
   * @throws UnsupportedOperationException if training: that is how DL4J starts truncated BPTT
   */
  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray sequences, boolean training, boolean storeState, LayerWorkspaceMgr workspaces) {
    if (training) {
      throw noTruncatedBackpropagation();
    }
    setInput(sequences, workspaces);
    forward(tBpttStateMap.get(STATE_KEY_PREV_ACTIVATION), false, workspaces);
    if (storeState) {
      keepState(tBpttStateMap);
    }
    return output(workspaces);
  }

  /**
   * Not supported.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int length, LayerWorkspaceMgr workspaces) {
    throw noTruncatedBackpropagation();
  }

  private static UnsupportedOperationException noTruncatedBackpropagation() {
    return new UnsupportedOperationException(
        "Gru: truncated BPTT is not supported. DL4J 1.0.0-M2.1 computes it wrongly: from the second"
            + " segment on, it takes the recurrent gradient from a zero state. Use"
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
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    if (tapedInput == null || tapedInput != input || tapedMask != maskArray) {
      forward(trainingStart, true, workspaces);
    }
    INDArray inputGradient = backward(permuteIfNWC(epsilon), workspaces);
    tapedInput = null;
    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, backpropDropOutIfPresent(permuteIfNWC(inputGradient)));
  }

  private void forward(INDArray initialState, boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    tapedInput = null;
    applyDropOutIfNecessary(training, workspaces);
    requireRank3(input);
    INDArray x = permuteIfNWC(input); // (B, I, T)
    requireInputSize(x);
    fitTape(x);
    tape.inputs.assign(x);
    start(initialState);
    cell = new GruCell(tape, parameters(training, workspaces));
    for (int t = 0; t < tape.steps.size(); t++) {
      Step step = tape.steps.get(t);
      cell.forward(step);
      mask(step.state(), t);
    }
    tapedInput = training ? input : null;
    tapedMask = maskArray;
  }

  private INDArray backward(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray inputGradient = // (B, I, T)
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, tape.inputs.shape(), 'f');
    GruCell.Parameters sums = GruCell.Parameters.of(gradientViews);
    gradientsFlattened.assign(0);
    tape.stateGradient.assign(0);
    for (int t = tape.steps.size() - 1; t >= 0; t--) {
      tape.stateGradient.addi(GruTape.at(epsilon, t));
      mask(tape.stateGradient, t);
      cell.backward(tape.steps.get(t), GruTape.at(inputGradient, t), sums);
    }
    return inputGradient;
  }

  private GruCell.Parameters parameters(boolean training, LayerWorkspaceMgr workspaces) {
    Map<String, INDArray> values = new HashMap<>();
    params.keySet().forEach(k -> values.put(k, getParamWithNoise(k, training, workspaces)));
    return GruCell.Parameters.of(values);
  }

  private void mask(INDArray matrix, long time) {
    if (maskArray != null) {
      matrix.muliColumnVector(maskArray.getColumn(time, true).castTo(dataType)); // (B, 1)
    }
  }

  private void start(INDArray initialState) {
    if (initialState == null) {
      tape.initial.assign(0);
      return;
    }
    if (!initialState.equalShapes(tape.initial)) {
      throw new IllegalStateException(
          "Gru: the stored state is %s, this batch needs %s. Was rnnClearPreviousState forgotten?"
              .formatted(
                  Arrays.toString(initialState.shape()), Arrays.toString(tape.initial.shape())));
    }
    tape.initial.assign(initialState);
  }

  private void requireRank3(INDArray x) {
    if (x.rank() != 3) {
      throw new DL4JInvalidInputException(
          "Gru: input must have 3 axes, got %s %s"
              .formatted(Arrays.toString(x.shape()), layerId()));
    }
  }

  private void requireInputSize(INDArray x) {
    if (x.size(1) != layerConf().getNIn()) {
      throw new DL4JInvalidInputException(
          "Gru: input must be (batch, %d, time), got %s %s; data format %s"
              .formatted(
                  layerConf().getNIn(), Arrays.toString(x.shape()), layerId(), getDataFormat()));
    }
  }

  private void fitTape(INDArray x) {
    if (tape != null && tape.fits(x)) {
      return;
    }
    if (tape != null) {
      tape.close();
    }
    tape = new GruTape(dataType, x.size(0), x.size(1), layerConf().getNOut(), x.size(2));
  }

  private INDArray output(LayerWorkspaceMgr workspaces) {
    return permuteIfNWC(workspaces.dup(ArrayType.ACTIVATIONS, tape.states, 'f'));
  }

  @SuppressWarnings("try") // the scope is held, not used
  private void keepState(Map<String, INDArray> states) {
    Step last = tape.steps.get(tape.steps.size() - 1);
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      states.put(STATE_KEY_PREV_ACTIVATION, last.state().dup('f'));
    }
  }
}
