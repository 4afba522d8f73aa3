package io.rnnbench.task;

import io.rnnbench.model.Batch;
import java.util.stream.IntStream;

/**
 * Cases by index; made when asked for, so that a large set need not be held as arrays of arrays.
 */
public interface Cases {

  /** Number of cases. */
  int size();

  /** Features of a case, [time][feature]. */
  double[][] x(int i);

  /**
   * Copies the features of a case into wider steps, from a column on.
   *
   * @param into [time][at least column + feature]
   */
  default void copyX(int i, double[][] into, int column) {
    double[][] x = x(i);
    for (int t = 0; t < x.length; t++) {
      System.arraycopy(x[t], 0, into[t], column, x[t].length);
    }
  }

  /** Target of a case, [output steps][outputs]. */
  double[][] y(int i);

  /** The features and targets of a batch; its states and dropout are left behind. */
  static Cases of(Batch batch) {
    return new Cases() {
      @Override
      public int size() {
        return batch.batchSize();
      }

      @Override
      public double[][] x(int i) {
        return batch.x()[i];
      }

      @Override
      public double[][] y(int i) {
        return batch.y()[i];
      }
    };
  }

  /** No cases at all. */
  static Cases none() {
    return new Cases() {
      @Override
      public int size() {
        return 0;
      }

      @Override
      public double[][] x(int i) {
        throw new IndexOutOfBoundsException(i);
      }

      @Override
      public double[][] y(int i) {
        throw new IndexOutOfBoundsException(i);
      }
    };
  }

  /** The first so many cases; all of them where there are fewer. */
  default Cases first(int count) {
    Cases all = this;
    return new Cases() {
      @Override
      public int size() {
        return Math.min(count, all.size());
      }

      @Override
      public void copyX(int i, double[][] into, int column) {
        all.copyX(i, into, column);
      }

      @Override
      public double[][] x(int i) {
        return all.x(i);
      }

      @Override
      public double[][] y(int i) {
        return all.y(i);
      }
    };
  }

  /**
   * The chosen cases, in the order of the indices.
   *
   * @throws IllegalArgumentException without an index, since a batch can't be empty
   */
  default Batch batch(int... indices) {
    return new Batch(
        IntStream.of(indices).mapToObj(this::x).toArray(double[][][]::new),
        IntStream.of(indices).mapToObj(this::y).toArray(double[][][]::new));
  }

  /**
   * All cases, in their order.
   *
   * @throws IllegalArgumentException when there are none
   */
  default Batch all() {
    return batch(IntStream.range(0, size()).toArray());
  }
}
