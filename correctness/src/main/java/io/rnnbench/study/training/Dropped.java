package io.rnnbench.study.training;

import io.rnnbench.model.Draws;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.task.Cases;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;

/**
 * Lessons with units dropped before the head: each with probability {@code rate}, the others scaled
 * by 1 / (1 - rate). Srivastava et al., "Dropout", JMLR 15, 2014. The masks are drawn here, so that
 * every backend drops the same units.
 */
public record Dropped(Lessons lessons, NetworkSpec spec, double rate, Random random)
    implements Lessons {

  public Dropped(Lessons lessons, NetworkSpec spec, double rate, long seed) {
    this(lessons, spec, rate, Draws.of(seed, "dropout"));
  }

  @Override
  public Iterator<Selection> epoch() {
    Iterator<Selection> selections = lessons.epoch();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return selections.hasNext();
      }

      @Override
      public Selection next() {
        return drop(selections.next());
      }
    };
  }

  private Selection drop(Selection selection) {
    int units = spec.outputSizeOf(spec.layers() - 1);
    int steps = selection.cases().y(selection.indices()[0]).length;
    double kept = spec.dtype().round(1 / (1 - rate));
    double[][][] mask = new double[selection.indices().length][steps][units];
    for (double[][] sequence : mask) {
      for (double[] step : sequence) {
        Arrays.setAll(step, k -> random.nextDouble() < rate ? 0 : kept);
      }
    }
    return new Selection(selection.cases(), selection.indices(), mask);
  }

  @Override
  public Cases training() {
    return lessons.training();
  }

  @Override
  public Cases validation() {
    return lessons.validation();
  }

  @Override
  public Map<String, Cases> examinations() {
    return lessons.examinations();
  }
}
