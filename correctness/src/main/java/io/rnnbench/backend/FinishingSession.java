package io.rnnbench.backend;

import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;

/**
 * Lets a framework that returns before its device has finished keep the contract of {@link
 * Session}: every part of a step ends with a wait.
 */
public final class FinishingSession implements Session {
  private final Session session;
  private final Runnable finish;

  /**
   * @param finish returns after the device has finished all that it was given
   */
  public FinishingSession(Session session, Runnable finish) {
    this.session = session;
    this.finish = finish;
  }

  @Override
  public Weights weights() {
    return session.weights();
  }

  @Override
  public Activations forward(Inputs inputs) {
    return session.forward(inputs);
  }

  @Override
  public Gradients gradients(Batch batch) {
    return session.gradients(batch);
  }

  @Override
  public LoadedBatch load(Batch batch) {
    LoadedBatch loaded = session.load(batch);
    finish.run();
    return new FinishingBatch(loaded, finish);
  }

  @Override
  public LoadedEpoch loadAll(Batch all, int batchSize) {
    LoadedEpoch loaded = session.loadAll(all, batchSize);
    finish.run();
    return new FinishingEpoch(loaded, finish);
  }

  @Override
  public void close() {
    session.close();
  }

  private record FinishingEpoch(LoadedEpoch data, Runnable finish) implements LoadedEpoch {
    @Override
    public void epoch() {
      data.epoch();
      finish.run();
    }

    @Override
    public void close() {
      data.close();
    }
  }

  private record FinishingBatch(LoadedBatch batch, Runnable finish) implements LoadedBatch {
    @Override
    public void step() {
      batch.step();
      finish.run();
    }

    @Override
    public void forward() {
      batch.forward();
      finish.run();
    }

    @Override
    public void forwardBackward() {
      batch.forwardBackward();
      finish.run();
    }

    @Override
    public void update() {
      batch.update();
      finish.run();
    }

    @Override
    public void infer() {
      batch.infer();
      finish.run();
    }

    @Override
    public double loss() {
      return batch.loss();
    }

    @Override
    public State state() {
      return batch.state();
    }

    @Override
    public Batch contents() {
      return batch.contents();
    }

    @Override
    public void close() {
      batch.close();
    }
  }
}
