package io.rnnbench.bench.trial;

import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;

/** A network that has been proved, and one batch in the framework's own arrays. */
public record ProvedTrial(Session session, LoadedBatch batch) implements AutoCloseable {

  public static ProvedTrial of(Session session, Batch batch) {
    return new ProvedTrial(session, session.load(batch));
  }

  @Override
  public void close() {
    batch.close();
    session.close();
  }
}
