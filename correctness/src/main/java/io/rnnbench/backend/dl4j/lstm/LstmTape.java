package io.rnnbench.backend.dl4j.lstm;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.rnnbench.backend.dl4j.taped.Tape;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of an LSTM's passes, and the {@link LstmCell} that is made ready for it. */
final class LstmTape extends Tape {

  /** A copy of a layer's parameters, or their gradients. */
  record Parameters(
      INDArray weights, // (I, 4H) W
      INDArray recurrentWeights, // (H, 4H) RW
      INDArray bias // (1, 4H) b
      ) {

    void copyFrom(Map<String, INDArray> named) {
      byName().forEach((name, copy) -> copy.assign(named.get(name).reshape('f', copy.shape())));
    }

    void copyTo(Map<String, INDArray> named) {
      byName().forEach((name, copy) -> named.get(name).reshape('f', copy.shape()).assign(copy));
    }

    private Map<String, INDArray> byName() {
      return Map.of(
          LSTMParamInitializer.INPUT_WEIGHT_KEY,
          weights,
          LSTMParamInitializer.RECURRENT_WEIGHT_KEY,
          recurrentWeights,
          LSTMParamInitializer.BIAS_KEY,
          bias);
    }
  }

  /** Blocks of H columns in {@code kept}: neighbours are read or written together. */
  static final int TANH_CELL = 0;

  static final int CANDIDATE = 1;
  static final int FORGET = 2;
  static final int OUTPUT = 3;
  static final int INPUT = 4;
  static final int CELL = 5;
  private static final int KEPT = 6;

  private final Shape shape;
  private final INDArray outputs; // (B, H, T) h', a view
  private final LstmCell cell;

  final Parameters parameters;
  final Parameters gradients;

  final INDArray allGates; // (B, 4H, T)
  final INDArray allStates; // (B, H, T + 1)
  final INDArray allStateGradients; // (B, H, T)
  final INDArray allInputGradients; // (B, I, T)

  /** Views of each time step. */
  final List<INDArray> x; // T times (B, I)

  final List<INDArray> gates; // T times (B, 4H) before tanh and sigmoid; later dL/d(the same)
  final List<INDArray> kept; // T + 1 times (B, 6H) tanh(c'), g, f, o, i, c; at last c only
  final List<INDArray> h; // T + 1 times (B, H) before each step, and after the last
  final List<INDArray> c; // T + 1 times (B, H) likewise
  final List<INDArray> stateGradients; // T times (B, H) dL/dh'
  final List<INDArray> inputGradients; // T times (B, I) dL/dx

  final INDArray cellGradient; // (B, H) dL/dc'
  final INDArray slopes; // (B, 5H) of tanh(c'), g, f, o, i
  final INDArray pair; // (B, 2H) scratch

  LstmTape(Shape shape) {
    super(shape);
    this.shape = shape;
    long batch = shape.batch();
    long hidden = shape.hidden();
    long time = shape.time();
    parameters = parameters();
    gradients = parameters();
    allGates = array(batch, 4 * hidden, time);
    allStates = array(batch, hidden, time + 1);
    allStateGradients = array(batch, hidden, time);
    allInputGradients = array(batch, shape.in(), time);
    outputs = allStates.get(all(), all(), interval(1, time + 1));
    x = steps(inputs());
    gates = steps(allGates);
    kept = steps(array(batch, KEPT * hidden, time + 1));
    h = steps(allStates);
    c = kept.stream().map(step -> block(step, CELL)).toList();
    stateGradients = steps(allStateGradients);
    inputGradients = steps(allInputGradients);
    cellGradient = array(batch, hidden);
    slopes = array(batch, (KEPT - 1) * hidden);
    pair = array(batch, 2 * hidden);
    cell = new LstmCell(this);
  }

  private Parameters parameters() {
    long width = 4 * shape.hidden();
    return new Parameters(array(shape.in(), width), array(shape.hidden(), width), array(1, width));
  }

  private static List<INDArray> steps(INDArray sequences) {
    return LongStream.range(0, sequences.size(2)).mapToObj(t -> at(sequences, t)).toList();
  }

  Shape shape() {
    return shape;
  }

  int time() {
    return (int) shape.time();
  }

  LstmCell cell() {
    return cell;
  }

  /** Blocks of H columns, the last one included. A view. */
  INDArray blocks(INDArray matrix, int first, int last) {
    return columns(matrix, first * shape.hidden(), (last + 1) * shape.hidden());
  }

  INDArray block(INDArray matrix, int index) {
    return blocks(matrix, index, index);
  }

  INDArray ones(long... dimensions) {
    return array(dimensions).assign(1);
  }

  @Override
  protected INDArray states() {
    return outputs;
  }

  @Override
  protected Map<String, INDArray> start() {
    return statesBefore(0);
  }

  @Override
  protected Map<String, INDArray> end() {
    return statesBefore(time());
  }

  private Map<String, INDArray> statesBefore(int step) {
    return Map.of(
        LSTM.STATE_KEY_PREV_ACTIVATION, h.get(step), LSTM.STATE_KEY_PREV_MEMCELL, c.get(step));
  }
}
