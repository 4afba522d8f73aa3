package io.rnnbench.bench.trial;

import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;

/** A network that has been proved, and one batch in the framework's own arrays. */
public record Trial(Session session, LoadedBatch batch) implements AutoCloseable {

  public static Trial of(Session session, Batch batch) {
    return new Trial(session, session.load(batch));
  }

  @Override
  public void close() {
    batch.close();
    session.close();
  }
}
