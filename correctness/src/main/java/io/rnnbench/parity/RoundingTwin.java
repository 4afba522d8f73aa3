package io.rnnbench.parity;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Support;
import io.rnnbench.model.Batch;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceNetwork;
import io.rnnbench.reference.ReferenceOptimizer;
import java.util.Map;

/**
 * The reference with random roundings: what a right implementation in the network's format might
 * compute. See {@link RoundingModel}.
 */
public final class RoundingTwin implements Backend {
  private final Inaccuracy inaccuracy;
  private final long seed;

  /**
   * @param inaccuracy of the functions, beyond rounding
   * @param seed of the roundings
   */
  public RoundingTwin(Inaccuracy inaccuracy, long seed) {
    this.inaccuracy = inaccuracy;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "twin " + seed;
  }

  @Override
  public Support supports(NetworkSpec spec, Device device) {
    return Support.yes();
  }

  @Override
  public Session open(NetworkSpec spec, Weights weights, Device device) {
    return new TwinSession(spec, weights.fit(spec), new Noise(spec, inaccuracy, seed));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  private static final class TwinSession implements Session {
    private final ReferenceNetwork network;
    private final ReferenceOptimizer optimizer;
    private final Weights weights;
    private final Noise noise;
    private int updates;

    TwinSession(NetworkSpec spec, Weights weights, Noise noise) {
      network = new ReferenceNetwork(spec, noise.arithmetic());
      optimizer = new ReferenceOptimizer(spec);
      this.weights = weights;
      this.noise = noise;
    }

    @Override
    public Weights weights() {
      return weights.map(w -> w);
    }

    @Override
    public Activations forward(Inputs inputs) {
      return network.forward(weights, inputs);
    }

    @Override
    public Gradients gradients(Batch batch) {
      return rounded(batch, network.gradients(weights, noisy(batch)));
    }

    private Batch noisy(Batch batch) {
      return new Batch(batch.x(), noise.onCompare(batch.y()), batch.state(), batch.dropout());
    }

    private Gradients rounded(Batch batch, Gradients gradients) {
      int steps = batch.batchSize() * batch.timeSteps();
      int losses = batch.batchSize() * batch.y()[0].length * batch.y()[0][0].length;
      return new Gradients(
          noise.onSum(gradients.loss(), losses),
          gradients.weights().map(g -> noise.onSum(g, steps)));
    }

    private ReferenceNetwork.Pass step(Batch batch) {
      ReferenceNetwork.Pass pass = network.train(weights, noisy(batch));
      Gradients gradients = rounded(batch, pass.gradients());
      Weights before = weights();
      optimizer.update(weights, gradients.weights());
      updates++;
      noise.onUpdate(before, weights, updates);
      return new ReferenceNetwork.Pass(gradients, pass.state());
    }

    @Override
    public LoadedBatch load(Batch batch) {
      return new LoadedBatch() {
        private double loss = Double.NaN;
        private State state;

        @Override
        public void step() {
          ReferenceNetwork.Pass pass = TwinSession.this.step(batch);
          loss = pass.gradients().loss();
          state = pass.state();
        }

        @Override
        public State state() {
          return state;
        }

        @Override
        public double loss() {
          return loss;
        }

        @Override
        public Batch contents() {
          return batch;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
