package io.rnnbench.task;

/**
 * Data to learn from and data to judge by; no case (no x) is in two of them. A case may be in the
 * same part more than once.
 *
 * @param train what the network learns from
 * @param validation what it is judged by while choices are still made
 * @param test what it is judged by in the end; empty where a task needs no third part
 */
public record Split(Cases train, Cases validation, Cases test) {

  public Split {
    if (train.size() == 0) {
      throw new IllegalArgumentException("train is empty, but a network needs cases to learn from");
    }
  }

  /** A split without a test part. */
  public Split(Cases train, Cases validation) {
    this(train, validation, Cases.none());
  }
}
