package io.rnnbench.study.reverse;

import io.rnnbench.study.training.BatchSelection;
import io.rnnbench.study.training.TrainingData;
import io.rnnbench.task.Cases;
import io.rnnbench.task.Reverse;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Windows of a fresh random series for each epoch, in their order, none of them among the held-out
 * ones. Row b of a batch is followed, in the next batch, by the window that starts {@code rows}
 * digits later.
 */
public final class SeriesData implements TrainingData {
  private static final long HELD_OUT_SERIES = 1_000_003;

  private final int seriesLength;
  private final int rows;
  private final int rowsInOrder;
  private final long seed;
  private final Cases held;
  private final Cases first;
  private final UnaryOperator<Cases> view;
  private int epochs;

  private SeriesData(
      int length,
      int seriesLength,
      int held,
      int rows,
      int rowsInOrder,
      UnaryOperator<Cases> view,
      long seed) {
    this.view = view;
    this.rowsInOrder = rowsInOrder;
    this.seriesLength = seriesLength;
    this.rows = rows;
    this.seed = seed;
    this.held = Reverse.windows(length, held + length - 1, seed + HELD_OUT_SERIES);
    this.first = series(0);
  }

  /**
   * Windows that each start from zeros.
   *
   * @param held windows to judge by
   * @param rows sequences of a batch
   */
  static SeriesData apart(int length, int seriesLength, int held, int rows, long seed) {
    return new SeriesData(length, seriesLength, held, rows, 0, c -> c, seed);
  }

  /** Windows that each go on from the states which the window before left in the same row. */
  public static SeriesData carrying(int length, int seriesLength, int held, int rows, long seed) {
    return new SeriesData(length, seriesLength, held, rows, rows, c -> c, seed);
  }

  /**
   * As {@link #carrying}, with one more feature, which is 1 where a window starts and 0 elsewhere.
   */
  static SeriesData marked(int length, int seriesLength, int held, int rows, long seed) {
    return new SeriesData(length, seriesLength, held, rows, rows, SeriesData::withStarts, seed);
  }

  private static Cases withStarts(Cases windows) {
    return new Cases() {
      @Override
      public int size() {
        return windows.size();
      }

      @Override
      public double[][] x(int i) {
        double[][] x = windows.x(i);
        for (int t = 0; t < x.length; t++) {
          x[t] = Arrays.copyOf(x[t], x[t].length + 1);
          x[t][x[t].length - 1] = t == 0 ? 1 : 0;
        }
        return x;
      }

      @Override
      public double[][] y(int i) {
        return windows.y(i);
      }
    };
  }

  private Cases series(int epoch) {
    return view.apply(Reverse.windowsApartFrom(held, seriesLength, 1000 * seed + epoch));
  }

  @Override
  public Iterator<BatchSelection> epoch() {
    Cases windows = series(epochs++);
    int batches = windows.size() / rows; // whole batches, so that each row has its follower
    return IntStream.range(0, batches)
        .mapToObj(
            k -> new BatchSelection(windows, IntStream.range(k * rows, (k + 1) * rows).toArray()))
        .iterator();
  }

  @Override
  public Cases training() {
    return first;
  }

  @Override
  public Cases validation() {
    return view.apply(held);
  }

  @Override
  public int rowsInOrder() {
    return rowsInOrder;
  }
}
