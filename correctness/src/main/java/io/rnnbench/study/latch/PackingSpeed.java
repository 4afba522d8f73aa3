package io.rnnbench.study.latch;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Packing;
import io.rnnbench.model.Weights;
import io.rnnbench.study.training.Curve;
import io.rnnbench.study.training.Experiment;
import java.util.ArrayList;
import java.util.List;

/**
 * How much faster repeats train packed than one after the other: the two are timed in turns, so
 * that what else the machine does strikes both.
 *
 * @param spec one repeat's network
 * @param repeats how many are packed
 */
record PackingSpeed(NetworkSpec spec, int repeats, int batchSize, int timeSteps)
    implements Experiment {
  /** The measure: repeats x time of a single update / time of a packed one, one value a turn. */
  static final String SPEED_UP = "speedUp";

  private static final int WARM_UP = 5;
  private static final int TURNS = 9;
  private static final int UPDATES = 10;

  @Override
  public List<Curve> run(Backend backend, String label, List<Long> seeds) {
    List<Curve> curves = new ArrayList<>();
    for (long seed : seeds) {
      Curve curve = Curve.start(backend.name(), label, seed);
      for (int turn = -WARM_UP; turn < TURNS; turn++) {
        double single = seconds(backend, spec, seed);
        double packed = seconds(backend, new Packing(spec, repeats).spec(), seed);
        if (turn >= 0) {
          curve.measure(SPEED_UP, repeats * single / packed);
        }
      }
      curves.add(curve);
    }
    return curves;
  }

  /** Of some updates, feeding included; the network is built before. */
  private double seconds(Backend backend, NetworkSpec network, long seed) {
    Batch batch = Batch.random(network, batchSize, timeSteps, seed);
    try (Session session = backend.open(network, Weights.random(network, seed), Device.CPU)) {
      step(session, batch); // the first update makes what the others use
      long start = System.nanoTime();
      for (int i = 0; i < UPDATES; i++) {
        step(session, batch);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void step(Session session, Batch batch) {
    try (LoadedBatch loaded = session.load(batch)) {
      loaded.step();
    }
  }
}
