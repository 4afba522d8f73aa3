package io.rnnbench.report.speed;

import io.rnnbench.report.result.CanonicalOrder;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** One point of a network benchmark: a shape, a batch size (sequences), a backend. */
public record Configuration(Shape shape, int batch, String backend)
    implements Comparable<Configuration> {
  private static final Comparator<Configuration> ORDER =
      Comparator.comparing(Configuration::shape)
          .thenComparing(Configuration::batch)
          .thenComparing(Configuration::backend, CanonicalOrder.BACKENDS);

  /** Empty where cell, backend or batch size isn't given. */
  public static Optional<Configuration> of(Map<String, String> params) {
    TreeMap<String, String> rest = new TreeMap<>(params);
    String cell = rest.remove("cell");
    String backend = rest.remove("backend");
    OptionalInt batch = Shape.wholeNumber(rest.remove("batchSize"));
    if (cell == null || backend == null || batch.orElse(0) == 0) {
      return Optional.empty();
    }
    Conditions conditions = Conditions.takenFrom(rest);
    rest.remove("network", ""); // no file: the other parameters say it all
    return Optional.of(
        new Configuration(
            new Shape(cell, rest, conditions), batch.getAsInt(), backend.toLowerCase(Locale.ROOT)));
  }

  public Configuration under(Conditions conditions) {
    return new Configuration(new Shape(shape.cell(), shape.params(), conditions), batch, backend);
  }

  public Configuration on(String otherBackend) {
    return new Configuration(shape, batch, otherBackend);
  }

  /** The same without a parameter that other benchmarks don't have. */
  public Configuration without(String param) {
    TreeMap<String, String> rest = new TreeMap<>(shape.params());
    rest.remove(param);
    return new Configuration(new Shape(shape.cell(), rest, shape.conditions()), batch, backend);
  }

  @Override
  public int compareTo(Configuration other) {
    return ORDER.compare(this, other);
  }
}
