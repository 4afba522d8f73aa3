package io.rnnbench.bench.plan;

import io.rnnbench.backend.python.PythonBackend;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.CellType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run measures. */
public enum BenchmarkPreset {
  /** Every cell and framework at three batch sizes, one shape: some minutes on two cores. */
  QUICK(List.of(128), List.of(50), List.of(1, 16, 128), 0.8, false),

  /** The grid, and every kind of benchmark at one shape: under three hours on two cores. */
  STANDARD(List.of(16, 64, 256), List.of(10, 50), List.of(1, 4, 16, 64, 256, 512), 0.5, true),

  /** The same with DeepBench's shapes, as far as they fit, and those of the studies. */
  FULL(List.of(16, 64, 256), List.of(10, 50), List.of(1, 4, 16, 64, 256, 512), 1.0, true);

  private static final int INPUT_SIZE = 64;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<Integer> hidden;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Integer> timeSteps;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Integer> batchSizes;

  private final double seconds;
  private final boolean everyKind;

  BenchmarkPreset(
      List<Integer> hidden,
      List<Integer> timeSteps,
      List<Integer> batchSizes,
      double seconds,
      boolean everyKind) {
    this.hidden = hidden;
    this.timeSteps = timeSteps;
    this.batchSizes = batchSizes;
    this.seconds = seconds;
    this.everyKind = everyKind;
  }

  List<Integer> batchSizes() {
    return batchSizes;
  }

  public List<Integer> timeSteps() {
    return timeSteps;
  }

  /** Whether more than training steps and inference is measured. */
  boolean everyKind() {
    return everyKind;
  }

  /** The grid. */
  List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (CellType cell : CellType.values()) {
      for (int units : hidden) {
        for (int steps : timeSteps) {
          shapes.add(Shape.of(cell, INPUT_SIZE, units, steps));
        }
      }
    }
    return shapes;
  }

  /** One shape a cell, at which divisions, threads and kinds of benchmarks are compared. */
  List<Shape> examples() {
    int units = hidden.get(hidden.size() / 2);
    int steps = timeSteps.get(timeSteps.size() - 1);
    return Stream.of(CellType.values())
        .map(cell -> Shape.of(cell, INPUT_SIZE, units, steps))
        .toList();
  }

  /** Shapes beyond the grid. */
  List<Shapes.Sized> more() {
    return this == FULL
        ? Stream.concat(Shapes.studies().stream(), Shapes.deepBench().stream()).toList()
        : List.of();
  }

  /** The backend's own number of warm-ups. */
  public Timing timing(String backend) {
    return new Timing(warmUps(backend), 5, seconds);
  }

  private static int warmUps(String backend) {
    return backend.equals(PythonBackend.NAME)
        ? PythonBackend.PROFILE.warmUps()
        : Backends.profile(backend).warmUps();
  }
}
