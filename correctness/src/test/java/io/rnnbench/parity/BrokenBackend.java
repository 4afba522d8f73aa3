package io.rnnbench.parity;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.Map;

/** The reference with one thing wrong; each subclass of its session is a mistake someone made. */
final class BrokenBackend implements Backend {

  /** Wraps a right session into a wrong one. */
  interface Defect {
    Session breakIt(NetworkSpec spec, Session right);
  }

  private final Defect defect;
  private final long seedShift;

  private BrokenBackend(Defect defect, long seedShift) {
    this.defect = defect;
    this.seedShift = seedShift;
  }

  static BrokenBackend with(Defect defect) {
    return new BrokenBackend(defect, 0);
  }

  /** Keeps weights that it drew itself. */
  static BrokenBackend withWeightsOfAnotherSeed() {
    return new BrokenBackend((spec, right) -> right, 1);
  }

  @Override
  public String name() {
    return "broken";
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    return Support.yes();
  }

  @Override
  public Session open(NetworkSpec spec, Weights weights, Device device) {
    Weights start = seedShift == 0 ? weights : Weights.random(spec, 1 + seedShift);
    return defect.breakIt(spec, new ReferenceBackend().open(spec, start, device));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  /** Passes everything on; a defect overrides what it breaks. */
  static class Wrapped implements Session {
    final Session right;

    Wrapped(Session right) {
      this.right = right;
    }

    @Override
    public Weights weights() {
      return right.weights();
    }

    @Override
    public Activations forward(Inputs inputs) {
      return right.forward(inputs);
    }

    @Override
    public Gradients gradients(Batch batch) {
      return right.gradients(batch);
    }

    @Override
    public LoadedBatch load(Batch batch) {
      return right.load(batch);
    }

    @Override
    public void close() {
      right.close();
    }
  }

  /** A loaded batch that passes everything on. */
  static class WrappedBatch implements Session.LoadedBatch {
    final Session.LoadedBatch right;

    WrappedBatch(Session.LoadedBatch right) {
      this.right = right;
    }

    @Override
    public void step() {
      right.step();
    }

    @Override
    public double loss() {
      return right.loss();
    }

    @Override
    public State state() {
      return right.state();
    }

    @Override
    public Batch contents() {
      return right.contents();
    }

    @Override
    public void close() {
      right.close();
    }
  }

  /** The biases among a network's rows. */
  static List<Weights.Row> biases(Weights weights) {
    return weights.rows().stream().filter(row -> row.name().endsWith(".b")).toList();
  }
}
