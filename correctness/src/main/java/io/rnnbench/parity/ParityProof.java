package io.rnnbench.parity;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Inaccuracy;
import io.rnnbench.backend.Session;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Compares backends with the reference on one network, one set of random weights and a few random
 * batches. The reference is computed once and serves every backend; so are the tolerances, once for
 * each inaccuracy that a backend declares.
 */
public final class ParityProof {
  private static final int BATCHES = 3;

  private final NetworkSpec spec;
  private final Weights start;
  private final Set<Integer> checkpoints;
  private final List<Batch> batches = new ArrayList<>();
  private final Map<Inaccuracy, Expectations> expectations = new ConcurrentHashMap<>();

  /**
   * @param checkpoints after how many updates losses and parameters are compared
   * @param seed of weights and batches
   */
  public ParityProof(
      NetworkSpec spec, int batchSize, int timeSteps, Set<Integer> checkpoints, long seed) {
    this.spec = spec;
    this.checkpoints = Set.copyOf(checkpoints);
    start = Weights.random(spec, seed);
    for (int i = 1; i <= BATCHES; i++) {
      batches.add(Batch.random(spec, batchSize, timeSteps, seed + i));
    }
  }

  /** Computes now what {@link #prove} needs to judge the backend, on any thread. */
  void expect(Backend backend) {
    expectations(backend);
  }

  private Expectations expectations(Backend backend) {
    return expectations.computeIfAbsent(
        backend.inaccuracy(),
        inaccuracy ->
            new Expectations(
                spec,
                checkpoints,
                trajectory(new ReferenceBackend()),
                RoundingModel.twins(inaccuracy).stream().map(this::trajectory).toList()));
  }

  private Trajectory trajectory(Backend backend) {
    // Sessions of the reference hold nothing that must be closed.
    return new Trajectory(backend.open(spec, start, Device.CPU), batches);
  }

  /**
   * One row for each quantity up to and including the first that differs. Where training diverges,
   * the last row says at which update, instead of what can't be compared from there on.
   *
   * @throws UnsupportedOperationException with the reason, where the backend can't run the network
   */
  public List<ParityRow> prove(Backend backend, Device device) {
    Expectations expectations = expectations(backend);
    List<ParityRow> rows = new ArrayList<>();
    try (Session session = backend.open(spec, start, device);
        Trajectory trajectory = new Trajectory(session, batches)) {
      for (Expected expected : expectations.points()) {
        Expected.Worst worst = compare(expected, trajectory);
        rows.add(row(backend, spec, expected, worst));
        if (!worst.ok()) {
          return rows; // the first difference is the useful one
        }
      }
      expectations.divergence().ifPresent(expected -> rows.add(row(backend, expected, trajectory)));
    }
    return rows;
  }

  private ParityRow row(Backend backend, Divergence expected, Trajectory trajectory) {
    OptionalInt update = OptionalInt.empty();
    String where = "finite at update " + expected.latest();
    try {
      update = trajectory.divergence(expected.latest());
    } catch (RuntimeException e) {
      where = "threw " + e;
    }
    double error = expected.error(update);
    return new ParityRow(
        backend.name(),
        spec,
        spec.dtype(),
        Quantity.DIVERGENCE,
        expected.update(),
        error,
        expected.tolerance(),
        update.isPresent() ? "update " + update.getAsInt() : where,
        error <= expected.tolerance(), // false for NaN
        new ParityRow.Divergence(
            update.isPresent() ? update.getAsInt() : null, expected.update(), expected.compared()));
  }

  /**
   * Runs a whole batch forward and compares its first, middle and last sequence with the reference,
   * which need not compute the others.
   *
   * @param seed of the weights
   */
  public static ParityRow wholeBatch(
      NetworkSpec spec, Batch batch, long seed, Backend backend, Device device) {
    Weights start = Weights.random(spec, seed);
    int last = batch.batchSize() - 1;
    List<Integer> chosen = Stream.of(0, last / 2, last).distinct().toList();
    List<Batch> pieces = chosen.stream().map(i -> batch.slice(i, i + 1)).toList();
    List<Weights.Row> exact = outputs(new ReferenceBackend(), spec, start, pieces);
    List<List<Weights.Row>> twins =
        RoundingModel.twins(backend.inaccuracy()).stream()
            .map(twin -> outputs(twin, spec, start, pieces))
            .toList();
    Expected expected =
        new Expected(
            new Trajectory.Point(Quantity.OUTPUTS, 0),
            exact,
            RoundingModel.tolerances(spec.dtype(), spec.cell().gates(), exact, twins));
    try (Session session = backend.open(spec, start, device)) {
      double[][][] whole = session.forward(batch.inputs()).output();
      List<Weights.Row> actual = new ArrayList<>();
      chosen.forEach(i -> actual.addAll(rows(whole[i])));
      return row(backend, spec, expected, expected.compare(actual));
    }
  }

  private static List<Weights.Row> outputs(
      Backend backend, NetworkSpec spec, Weights start, List<Batch> pieces) {
    try (Session session = backend.open(spec, start, Device.CPU)) {
      List<Weights.Row> rows = new ArrayList<>();
      pieces.forEach(piece -> rows.addAll(rows(session.forward(piece.inputs()).output()[0])));
      return rows;
    }
  }

  private static List<Weights.Row> rows(double[][] steps) {
    return Arrays.stream(steps).map(step -> new Weights.Row("output", step)).toList();
  }

  private static ParityRow row(
      Backend backend, NetworkSpec spec, Expected expected, Expected.Worst worst) {
    return new ParityRow(
        backend.name(),
        spec,
        spec.dtype(),
        expected.point().quantity(),
        expected.point().updates(),
        worst.error(),
        worst.tolerance(),
        worst.where(),
        worst.ok());
  }

  /** A backend that throws fails at the point where it threw, and the others go on. */
  private static Expected.Worst compare(Expected expected, Trajectory trajectory) {
    try {
      return expected.compare(trajectory.measure(expected.point()));
    } catch (RuntimeException e) {
      return new Expected.Worst(Double.NaN, 0, "threw " + e);
    }
  }
}
