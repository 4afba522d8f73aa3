package io.rnnbench.study.training;

import io.rnnbench.task.Cases;
import java.util.Iterator;
import java.util.Map;

/** What one repeat learns from, and what it is judged by. */
public interface TrainingData {

  /** What the updates of the next epoch learn from, in order. */
  Iterator<BatchSelection> epoch();

  /** Training cases that are evaluated after each epoch. */
  Cases training();

  /** Cases never trained on, evaluated after each epoch. */
  Cases validation();

  /**
   * How many cases are evaluated at once where each goes on from the states of one before; 0 where
   * each starts from zeros.
   */
  default int rowsInOrder() {
    return 0;
  }

  /** Further cases, evaluated once after the last epoch, by name. */
  default Map<String, Cases> examinations() {
    return Map.of();
  }
}
