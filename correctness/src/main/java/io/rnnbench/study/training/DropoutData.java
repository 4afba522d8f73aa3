package io.rnnbench.study.training;

import io.rnnbench.model.Draws;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.task.Cases;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;

/**
 * Training data with units dropped before the head: each with probability {@code rate}, the others
 * scaled by 1 / (1 - rate). Srivastava et al., "Dropout", JMLR 15, 2014. The masks are drawn here,
 * so that every backend drops the same units.
 */
public record DropoutData(TrainingData data, NetworkSpec spec, double rate, Random random)
    implements TrainingData {

  public DropoutData(TrainingData data, NetworkSpec spec, double rate, long seed) {
    this(data, spec, rate, Draws.of(seed, "dropout"));
  }

  @Override
  public Iterator<BatchSelection> epoch() {
    Iterator<BatchSelection> selections = data.epoch();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return selections.hasNext();
      }

      @Override
      public BatchSelection next() {
        return drop(selections.next());
      }
    };
  }

  private BatchSelection drop(BatchSelection selection) {
    int units = spec.outputSizeOf(spec.layers() - 1);
    int steps = selection.cases().y(selection.indices()[0]).length;
    double kept = spec.dtype().round(1 / (1 - rate));
    double[][][] mask = new double[selection.indices().length][steps][units];
    for (double[][] sequence : mask) {
      for (double[] step : sequence) {
        Arrays.setAll(step, k -> random.nextDouble() < rate ? 0 : kept);
      }
    }
    return new BatchSelection(selection.cases(), selection.indices(), mask);
  }

  @Override
  public Cases training() {
    return data.training();
  }

  @Override
  public Cases validation() {
    return data.validation();
  }

  @Override
  public Map<String, Cases> examinations() {
    return data.examinations();
  }
}
