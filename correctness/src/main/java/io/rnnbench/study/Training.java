package io.rnnbench.study;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.task.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The same training for every backend: weights, data and the order of batches come from the seed.
 *
 * @param start weights before the first update
 * @param batchSize sequences an update; the last batch of an epoch may be smaller
 */
record Training(NetworkSpec spec, Weights start, Split data, int epochs, int batchSize, long seed) {

  /** Trains on one backend and records the curve. */
  Curve on(Backend backend, String label) {
    Curve curve =
        new Curve(
            backend.name(),
            label,
            seed,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    try (Session session = backend.open(spec, start, Device.CPU)) {
      Random order = new Random(seed);
      for (int epoch = 0; epoch < epochs; epoch++) {
        for (Batch batch : shuffled(order)) {
          try (LoadedBatch loaded = session.load(batch)) {
            loaded.step();
          }
        }
        Evaluation train = Evaluation.of(spec, session, data.train());
        Evaluation validation = Evaluation.of(spec, session, data.validation());
        curve.loss().add(train.loss());
        curve.accuracy().add(train.accuracy());
        curve.validationLoss().add(validation.loss());
        curve.validationAccuracy().add(validation.accuracy());
      }
    }
    return curve;
  }

  private List<Batch> shuffled(Random order) {
    Batch all = data.train();
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < all.batchSize(); i++) {
      indices.add(i);
    }
    Collections.shuffle(indices, order);
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < indices.size(); from += batchSize) {
      List<Integer> chosen = indices.subList(from, Math.min(from + batchSize, indices.size()));
      batches.add(
          new Batch(
              chosen.stream().map(i -> all.x()[i]).toArray(double[][][]::new),
              chosen.stream().map(i -> all.y()[i]).toArray(double[][][]::new)));
    }
    return batches;
  }
}
