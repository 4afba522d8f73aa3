package io.rnnbench.study.training;

import io.rnnbench.model.Draws;
import io.rnnbench.task.Cases;
import io.rnnbench.task.Split;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;

/** Batches of a split's training cases, shuffled anew for each epoch; the last may be smaller. */
public final class ShuffledData implements TrainingData {
  /** Enough for a standard error of an accuracy of two points at most. */
  private static final int EVALUATED = 500;

  private final Split data;
  private final int batchSize;
  private final Random random;
  private final Map<String, Cases> examinations;

  public ShuffledData(Split data, int batchSize, long seed, Map<String, Cases> examinations) {
    this.data = data;
    this.batchSize = batchSize;
    this.random = Draws.of(seed, "order of batches");
    this.examinations = examinations;
  }

  public ShuffledData(Split data, int batchSize, long seed) {
    this(data, batchSize, seed, Map.of());
  }

  @Override
  public Iterator<BatchSelection> epoch() {
    int[] order = new int[data.train().size()];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return new Iterator<>() {
      private int from;

      @Override
      public boolean hasNext() {
        return from < order.length;
      }

      @Override
      public BatchSelection next() {
        int to = Math.min(from + batchSize, order.length);
        int[] chosen = Arrays.copyOfRange(order, from, to);
        from = to;
        return new BatchSelection(data.train(), chosen);
      }
    };
  }

  @Override
  public Cases training() {
    return data.train().first(EVALUATED);
  }

  @Override
  public Cases validation() {
    return data.validation();
  }

  @Override
  public Map<String, Cases> examinations() {
    return examinations;
  }
}
