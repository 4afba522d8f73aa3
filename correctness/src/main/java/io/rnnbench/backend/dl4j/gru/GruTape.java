package io.rnnbench.backend.dl4j.gru;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a forward pass writes and the backward pass reads, for sequences of one shape.
 *
 * <p>Lives outside DL4J's workspaces and is used again by the next batch of the same shape: fresh
 * native memory and the making of views would otherwise cost more than the arithmetic.
 */
final class GruTape implements AutoCloseable {

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
          matrix.get(all(), interval(0, 2 * hidden)),
          matrix.get(all(), interval(0, hidden)),
          matrix.get(all(), interval(hidden, 2 * hidden)),
          matrix.get(all(), interval(2 * hidden, 3 * hidden)));
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

  private final List<INDArray> owned = new ArrayList<>();
  private final DataType dataType;

  final INDArray inputs; // (B, I, T)
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

  @SuppressWarnings("try") // the scope is held, not used
  GruTape(DataType dataType, long batch, long in, long hidden, long time) {
    this.dataType = dataType;
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      inputs = array(batch, in, time);
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
  }

  private List<Step> steps(INDArray gates, INDArray candidates) {
    INDArray fades = array(states.shape());
    List<Step> result = new ArrayList<>();
    INDArray previous = initial;
    for (long t = 0; t < states.size(2); t++) {
      INDArray state = at(states, t);
      Gates gatesNow = Gates.of(at(gates, t));
      result.add(
          new Step(at(inputs, t), gatesNow, at(candidates, t), at(fades, t), previous, state));
      previous = state;
    }
    return List.copyOf(result);
  }

  private INDArray array(long... shape) {
    INDArray array = Nd4j.createUninitialized(dataType, shape, 'f');
    owned.add(array);
    return array;
  }

  /** The matrix (B, X) of one time step in (B, X, T). A view. */
  static INDArray at(INDArray sequence, long time) {
    return sequence.get(all(), all(), point(time));
  }

  /** Elements that a tape holds for each sequence of a batch. */
  static long elementsPerExample(long in, long hidden, long time) {
    return time * (in + 6 * hidden) + 18 * hidden + 1;
  }

  boolean fits(INDArray sequences) {
    return sequences.equalShapes(inputs);
  }

  @Override
  public void close() {
    owned.forEach(INDArray::close);
  }
}
