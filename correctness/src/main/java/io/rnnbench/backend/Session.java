package io.rnnbench.backend;

import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;

/**
 * One network on one device, with the state of its optimizer.
 *
 * <p>Use one session at a time in a process, and keep other threads from allocating meanwhile: DJL
 * trains one network at a time, and DL4J has been seen to crash where a garbage collection, begun
 * by another thread, struck during a native call (its array was freed under it).
 *
 * @implSpec every call returns after the device has finished
 */
public interface Session extends AutoCloseable {

  /** The weights in force, in the canonical order, as the framework holds them. */
  Weights weights();

  /**
   * Runs the network in evaluation mode.
   *
   * @throws UnsupportedOperationException with the reason, where the framework can't start from the
   *     given states
   */
  Activations forward(Inputs inputs);

  /** Loss and gradients at the present weights; changes nothing. */
  Gradients gradients(Batch batch);

  /** Copies a batch into the framework's own arrays and layout, so that it can be timed. */
  LoadedBatch load(Batch batch);

  /**
   * Hands a whole data set to the framework, to be trained on epoch by epoch.
   *
   * @param batchSize sequences of an update; the last of an epoch takes what is left
   * @throws UnsupportedOperationException with the reason, where the framework can't train so
   */
  default LoadedEpoch loadAll(Batch all, int batchSize) {
    throw new UnsupportedOperationException("this session trains batch by batch only");
  }

  @Override
  void close();

  /**
   * What a forward pass gives.
   *
   * @param hidden the last recurrent layer's states, [batch][time][hidden or 2 * hidden]
   * @param output the network's output after its activation, [batch][output steps][output size]
   * @param state each layer's states after the last step, from which a later part of the same
   *     sequences goes on; null for bidirectional networks
   */
  record Activations(double[][][] hidden, double[][][] output, State state) {}

  /**
   * What a backward pass gives.
   *
   * @param loss mean over sequences and steps (and outputs)
   * @param weights d loss / d weights, in the canonical order, without the weight penalty's part
   */
  record Gradients(double loss, Weights weights) {}

  /** A batch in the framework's own arrays. */
  interface LoadedBatch extends AutoCloseable {

    /** One training update: forward, backward, optimizer. */
    void step();

    /**
     * The first part of a step: forward in training mode, with the loss. Changes no weights.
     *
     * @throws UnsupportedOperationException where a session knows whole steps only
     */
    default void forward() {
      throw wholeSteps();
    }

    /** The first two parts of a step; leaves the gradients for {@link #update()}. */
    default void forwardBackward() {
      throw wholeSteps();
    }

    /** The last part of a step, on the gradients that {@link #forwardBackward()} left. */
    default void update() {
      throw wholeSteps();
    }

    /** Forward in evaluation mode up to the output, which stays in the framework's arrays. */
    default void infer() {
      throw wholeSteps();
    }

    private static UnsupportedOperationException wholeSteps() {
      return new UnsupportedOperationException("this session knows whole steps only");
    }

    /**
     * The loss that the last {@link #step()}, or part of one, computed before its update; read it
     * at once.
     */
    double loss();

    /**
     * Each layer's states after the last time step, as the last {@link #step()} computed them
     * before its update.
     *
     * @throws UnsupportedOperationException where the network is not trained {@link
     *     io.rnnbench.model.TrainingSpec#stateful}
     */
    State state();

    /** The numbers as the framework holds them, back in the canonical layout. */
    Batch contents();

    @Override
    void close();
  }

  /** A data set in the framework's own arrays, fed to the network by the framework's own means. */
  interface LoadedEpoch extends AutoCloseable {

    /**
     * Trains on every sequence once, shuffled anew by the framework. So the order differs between
     * frameworks, and with it the weights that an epoch leaves.
     */
    void epoch();

    @Override
    void close();
  }
}
