package io.rnnbench.reference;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import java.util.Map;

/** The reference behind the same seam as the frameworks. */
public final class ReferenceBackend implements Backend {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    return device == Device.CPU
        ? Support.yes("computes in float64 whatever the network's dtype")
        : Support.no("the reference runs on the CPU only");
  }

  @Override
  public Session open(NetworkSpec spec, Weights weights, Device device) {
    Support support = supports(spec, device);
    if (!support.supported()) {
      throw new UnsupportedOperationException(support.note());
    }
    return new ReferenceSession(
        new ReferenceNetwork(spec), new ReferenceOptimizer(spec), weights.fit(spec));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("arithmetic", "float64, plain Java loops");
  }

  private record ReferenceSession(
      ReferenceNetwork network, ReferenceOptimizer optimizer, Weights current) implements Session {

    @Override
    public Weights weights() {
      return current.map(w -> w);
    }

    @Override
    public Activations forward(Inputs inputs) {
      return network.forward(current, inputs);
    }

    @Override
    public Gradients gradients(Batch batch) {
      return network.gradients(current, batch);
    }

    @Override
    public LoadedBatch load(Batch batch) {
      return new ReferenceBatch(this, batch);
    }

    @Override
    public void close() {}
  }

  private static final class ReferenceBatch implements Session.LoadedBatch {
    private final ReferenceSession session;
    private final Batch batch;
    private double loss = Double.NaN;
    private State state;
    private Weights gradients;

    ReferenceBatch(ReferenceSession session, Batch batch) {
      this.session = session;
      this.batch = batch;
    }

    @Override
    public void step() {
      forwardBackward();
      update();
    }

    @Override
    public void forward() {
      loss = session.gradients(batch).loss();
    }

    @Override
    public void forwardBackward() {
      ReferenceNetwork.Pass pass = session.network().train(session.current(), batch);
      state = pass.state();
      gradients = pass.gradients().weights();
      loss = pass.gradients().loss();
    }

    @Override
    public void update() {
      session.optimizer().update(session.current(), gradients);
    }

    @Override
    public void infer() {
      session.forward(batch.inputs());
    }

    @Override
    public double loss() {
      return loss;
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public Batch contents() {
      return batch;
    }

    @Override
    public void close() {}
  }
}
