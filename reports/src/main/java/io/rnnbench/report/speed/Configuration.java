package io.rnnbench.report.speed;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** One point of the training-step benchmark: a shape, a batch size (sequences), a backend. */
record Configuration(Shape shape, int batch, String backend) {
  private static final String TRAIN_STEP = "io.rnnbench.bench.TrainStepBenchmark.step";

  /** Empty for another benchmark, or where cell, backend or batch size isn't given. */
  static Optional<Configuration> of(String benchmark, Map<String, String> params) {
    TreeMap<String, String> rest = new TreeMap<>(params);
    String cell = rest.remove("cell");
    String backend = rest.remove("backend");
    OptionalInt batch = Shape.wholeNumber(rest.remove("batchSize"));
    if (!benchmark.equals(TRAIN_STEP) || cell == null || backend == null || batch.orElse(0) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Configuration(
            new Shape(cell, rest), batch.getAsInt(), backend.toLowerCase(Locale.ROOT)));
  }
}
