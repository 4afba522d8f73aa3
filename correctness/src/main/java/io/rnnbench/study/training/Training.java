package io.rnnbench.study.training;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Packing;
import io.rnnbench.model.State;
import io.rnnbench.model.Weights;
import io.rnnbench.task.Cases;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The same training for every backend: weights, data and the order of batches come from the seed.
 * Several seeds train at once in one packed network, each as it would alone.
 *
 * @param start weights before the first update, from the network and the seed
 * @param data what a repeat learns from, from its seed
 * @param observer looks at the network after each epoch
 */
public record Training(
    NetworkSpec spec,
    int epochs,
    LongFunction<TrainingData> data,
    BiFunction<NetworkSpec, Long, Weights> start,
    Observer observer)
    implements Experiment {
  /** Units of a packed layer beyond which products with the zeros between blocks cost too much. */
  private static final int WIDEST = 256;

  /** Takes measures of its own. */
  interface Observer {
    /** Nothing beyond the usual. */
    Observer NONE = (session, packing, data, curves) -> {};

    /** Called after each epoch with one curve and one repeat's data a block. */
    void afterEpoch(Session session, Packing packing, List<TrainingData> data, List<Curve> curves);
  }

  /** From the usual start, without measures of its own. */
  public Training(NetworkSpec spec, int epochs, LongFunction<TrainingData> data) {
    this(spec, epochs, data, Weights::glorot, Observer.NONE);
  }

  public Training from(BiFunction<NetworkSpec, Long, Weights> other) {
    return new Training(spec, epochs, data, other, observer);
  }

  public Training observed(Observer other) {
    return new Training(spec, epochs, data, start, other);
  }

  @Override
  public int packable() {
    int widest = spec.hidden().stream().max(Integer::compare).orElseThrow();
    return spec.bidirectional() ? 1 : Math.max(1, WIDEST / widest);
  }

  @Override
  public List<Curve> run(Backend backend, String label, List<Long> seeds) {
    Packing packing = new Packing(spec, seeds.size());
    List<TrainingData> repeats = seeds.stream().map(data::apply).toList();
    List<Curve> curves =
        seeds.stream().map(seed -> Curve.start(backend.name(), label, seed)).toList();
    List<Weights> starts = seeds.stream().map(seed -> start.apply(spec, seed)).toList();
    try (Session session = backend.open(packing.spec(), packing.packWeights(starts), Device.CPU)) {
      Examiner examiner = new Examiner(packing, session);
      long trained = 0; // ns
      for (int epoch = 0; epoch < epochs; epoch++) {
        trained += train(session, packing, repeats, curves);
        if (curves.size() == 1) { // packed repeats share every step: none has a time of its own
          curves.get(0).time(trained / 1e9);
        }
        List<Evaluation> training = evaluate(examiner, repeats, TrainingData::training);
        List<Evaluation> validation = evaluate(examiner, repeats, TrainingData::validation);
        for (int n = 0; n < curves.size(); n++) {
          curves.get(n).add(training.get(n), validation.get(n));
        }
        observer.afterEpoch(session, packing, repeats, curves);
      }
      examine(examiner, repeats, curves);
    }
    return curves;
  }

  private static List<Evaluation> evaluate(
      Examiner examiner, List<TrainingData> repeats, Function<TrainingData, Cases> of) {
    return examiner.evaluate(repeats.stream().map(of).toList(), repeats.get(0).rowsInOrder());
  }

  /**
   * Trains for an epoch.
   *
   * @return what its steps took, in nanoseconds; batches are drawn and fed off the clock, as in the
   *     benchmarks
   */
  private static long train(
      Session session, Packing packing, List<TrainingData> repeats, List<Curve> curves) {
    List<Iterator<BatchSelection>> epoch = repeats.stream().map(TrainingData::epoch).toList();
    State state = null;
    double losses = 0;
    int sequences = 0;
    long steps = 0; // ns
    while (epoch.get(0).hasNext()) {
      Batch batch = BatchSelection.batch(epoch.stream().map(Iterator::next).toList());
      boolean stateful = packing.spec().training().stateful();
      try (LoadedBatch loaded = session.load(stateful ? batch.from(state) : batch)) {
        long start = System.nanoTime();
        loaded.step();
        steps += System.nanoTime() - start;
        losses += loaded.loss() * batch.batchSize();
        sequences += batch.batchSize();
        state = stateful ? loaded.state() : null;
      }
    }
    if (curves.size() == 1) { // the loss of a packed network is a sum over its repeats
      curves.get(0).measure(Measures.BATCH_LOSS, losses / sequences);
    }
    return steps;
  }

  private static void examine(Examiner examiner, List<TrainingData> repeats, List<Curve> curves) {
    record(curves, Measures.POSITIONS, evaluate(examiner, repeats, TrainingData::validation));
    for (String name : repeats.get(0).examinations().keySet()) {
      record(curves, name, evaluate(examiner, repeats, r -> r.examinations().get(name)));
    }
  }

  private static void record(List<Curve> curves, String name, List<Evaluation> results) {
    for (int n = 0; n < curves.size(); n++) {
      for (double position : results.get(n).positions()) {
        curves.get(n).measure(name, position);
      }
    }
  }
}
