package io.rnnbench.backend.dl4j.taped;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a forward pass writes and the backward pass reads, for sequences of one shape.
 *
 * <p>Lives outside DL4J's workspaces and is used again by the next batch of the same shape: fresh
 * native memory and the making of views would otherwise cost more than the arithmetic.
 */
public abstract class Tape implements AutoCloseable {

  /** What a tape is made for. */
  public record Shape(DataType dataType, long batch, long in, long hidden, long time) {}

  private final List<INDArray> owned = new ArrayList<>();
  private final Shape shape;
  private final INDArray inputs; // (B, I, T)

  protected Tape(Shape shape) {
    this.shape = shape;
    inputs = array(shape.batch(), shape.in(), shape.time());
  }

  /** The sequences read, (B, I, T). */
  public final INDArray inputs() {
    return inputs;
  }

  /** The states of all time steps, (B, H, T). */
  protected abstract INDArray states();

  /** By DL4J's keys, the states (B, H) before the first step: to be written. */
  protected abstract Map<String, INDArray> start();

  /** By DL4J's keys, the states (B, H) after the last step. */
  protected abstract Map<String, INDArray> end();

  /** Memory in 'f' order that is freed with the tape. */
  public final INDArray array(long... dimensions) {
    INDArray array = Nd4j.createUninitialized(shape.dataType(), dimensions, 'f');
    owned.add(array);
    return array;
  }

  /** The matrix (B, X) of one time step in (B, X, T). A view. */
  public static INDArray at(INDArray sequences, long time) {
    return sequences.get(all(), all(), point(time));
  }

  /** Columns of a matrix. A view. */
  public static INDArray columns(INDArray matrix, long from, long to) {
    return matrix.get(all(), interval(from, to));
  }

  final boolean fits(Shape other) {
    return shape.equals(other);
  }

  @Override
  public final void close() {
    owned.forEach(INDArray::close);
  }
}
