package io.rnnbench.backend.python;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;
import io.rnnbench.model.State;
import java.time.Duration;

/** A batch in torch's tensors. */
public final class PythonBatch implements LoadedBatch {
  private final PythonProcess process;
  private final String key;
  private double loss = Double.NaN;

  PythonBatch(PythonProcess process, String key) {
    this.process = process;
    this.key = key;
  }

  private ObjectNode request(String wish) {
    return PythonProcess.request(wish).put("batch", key);
  }

  private void run(Part part) {
    loss = process.ask(request("run").put("part", part.label()), Double.class);
  }

  /**
   * Repeats a part and times each call inside Python, where this process and the pipe cost nothing.
   *
   * @param seconds for about how long; one call at least
   * @return nanoseconds of each call
   */
  public long[] time(Part part, double seconds) {
    ObjectNode request = request("time").put("part", part.label()).put("seconds", seconds);
    return process.ask(request, long[].class, Duration.ofNanos((long) (1e9 * seconds)));
  }

  @Override
  public void step() {
    run(Part.STEP);
  }

  @Override
  public void forward() {
    run(Part.FORWARD);
  }

  @Override
  public void forwardBackward() {
    run(Part.FORWARD_BACKWARD);
  }

  @Override
  public void update() {
    run(Part.UPDATE);
  }

  @Override
  public void infer() {
    run(Part.INFER);
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public State state() {
    throw new UnsupportedOperationException("states are kept in stateful training only");
  }

  @Override
  public Batch contents() {
    return process.ask(request("contents"), Batch.class);
  }

  @Override
  public void close() {
    if (process.process().isAlive()) { // a dead one has nothing left to free
      process.ask(request("unload"), String.class);
    }
  }
}
