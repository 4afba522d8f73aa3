package io.rnnbench.backend.dl4j.gru;

import io.rnnbench.backend.dl4j.taped.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of a GRU's passes. */
final class GruTape extends Tape {

  /** A (B, 3H) matrix and its blocks. All are views of the same memory. */
  record Gates(
      INDArray matrix, // (B, 3H)
      INDArray resetUpdate, // (B, 2H)
      INDArray reset, // (B, H)
      INDArray update, // (B, H)
      INDArray candidate // (B, H)
      ) {

    static Gates of(INDArray matrix) {
      long hidden = matrix.size(1) / 3;
      return new Gates(
          matrix,
          columns(matrix, 0, 2 * hidden),
          columns(matrix, 0, hidden),
          columns(matrix, hidden, 2 * hidden),
          columns(matrix, 2 * hidden, 3 * hidden));
    }
  }

  /** One time step. */
  record Step(
      INDArray input, // (B, I) x
      Gates gates, // (B, 3H) r, z, n
      INDArray recurrentCandidate, // (B, H) h RWn + bRn
      INDArray fade, // (B, H) h - n
      INDArray previous, // (B, H) h
      INDArray state // (B, H) h'
      ) {}

  final INDArray states; // (B, H, T)
  final INDArray initial; // (B, H)
  final List<Step> steps; // T

  final INDArray bias; // (B, 3H) b in every row
  final INDArray recurrentBias; // (B, 3H) bR in every row
  final Gates recurrent; // (B, 3H) h RW + bR of the step at hand
  final Gates gatesGradient; // (B, 3H) dL/d(x W + b)
  final Gates recurrentGradient; // (B, 3H) dL/d(h RW + bR)
  final INDArray stateGradient; // (B, H) dL/dh'
  final INDArray scratch; // (B, H)
  final INDArray ones; // (1, B) sums over the batch

  GruTape(Shape shape) {
    super(shape);
    long batch = shape.batch();
    long hidden = shape.hidden();
    long time = shape.time();
    states = array(batch, hidden, time);
    initial = array(batch, hidden);
    bias = array(batch, 3 * hidden);
    recurrentBias = array(batch, 3 * hidden);
    recurrent = Gates.of(array(batch, 3 * hidden));
    gatesGradient = Gates.of(array(batch, 3 * hidden));
    recurrentGradient = Gates.of(array(batch, 3 * hidden));
    stateGradient = array(batch, hidden);
    scratch = array(batch, hidden);
    ones = array(1, batch).assign(1);
    steps = steps(array(batch, 3 * hidden, time), array(batch, hidden, time));
  }

  private List<Step> steps(INDArray gates, INDArray candidates) {
    INDArray fades = array(states.shape());
    List<Step> result = new ArrayList<>();
    INDArray previous = initial;
    for (long t = 0; t < states.size(2); t++) {
      INDArray state = at(states, t);
      Gates gatesNow = Gates.of(at(gates, t));
      result.add(
          new Step(at(inputs(), t), gatesNow, at(candidates, t), at(fades, t), previous, state));
      previous = state;
    }
    return List.copyOf(result);
  }

  @Override
  protected INDArray states() {
    return states;
  }

  @Override
  protected Map<String, INDArray> start() {
    return Map.of(GruLayer.STATE_KEY_PREV_ACTIVATION, initial);
  }

  @Override
  protected Map<String, INDArray> end() {
    Step last = steps.get(steps.size() - 1);
    return Map.of(GruLayer.STATE_KEY_PREV_ACTIVATION, last.state());
  }

  /** Elements that a tape holds for each sequence of a batch. */
  static long elementsPerExample(long in, long hidden, long time) {
    return time * (in + 6 * hidden) + 18 * hidden + 1;
  }
}
