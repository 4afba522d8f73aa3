package io.rnnbench.bench.byhand;

import java.util.Map;
import java.util.function.Supplier;

/**
 * An LSTM with a softmax over its last step, trained by Adam on one random sequence.
 *
 * <p>Not thread-safe, and to be used on the thread that made it.
 */
public interface HandWrittenLoop extends AutoCloseable {
  /** Features of a step. */
  int INPUTS = 4;

  /** Units of the LSTM. */
  int HIDDEN = 8;

  /** Classes. */
  int OUTPUTS = 2;

  /** Steps of the sequence. */
  int TIME_STEPS = 5;

  /** Adam's rate. */
  float LEARNING_RATE = 0.001f;

  /** By the backend of their framework. */
  Map<String, Supplier<HandWrittenLoop>> LOOPS = Map.of("dl4j", Dl4jLoop::new, "djl", DjlLoop::new);

  /**
   * The loop of that backend's framework.
   *
   * @throws IllegalArgumentException where none is written
   */
  static HandWrittenLoop of(String backend) {
    if (!isWritten(backend)) {
      throw new IllegalArgumentException("no loop is written by hand for " + backend);
    }
    return LOOPS.get(backend).get();
  }

  /** Whether there is a loop for the framework of that backend. */
  static boolean isWritten(String backend) {
    return LOOPS.containsKey(backend);
  }

  /** One training step; its loss before the update. */
  double step();

  /** Numbers that a step trains. */
  long parameters();

  @Override
  void close();
}
