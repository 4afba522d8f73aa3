package io.rnnbench.report.gate;

import io.rnnbench.report.result.Ab;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How disturbed forks were that took turns, in a line. Nothing is judged by it. */
public final class Disturbance {
  private Disturbance() {}

  /** Empty where nobody looked. */
  public static Optional<String> of(List<Ab.Fork> forks) {
    List<Ab.Evidence> evidence =
        forks.stream().flatMap(f -> f.results().stream()).map(Ab.Result::evidence).toList();
    double slices = evidence.stream().mapToInt(e -> e.cpu().size()).sum();
    double ran = sum(evidence, Ab.Evidence::cpu);
    if (slices == 0 || ran == 0) {
      return Optional.empty();
    }
    double waited = sum(evidence, Ab.Evidence::waited);
    List<String> parts = new ArrayList<>();
    parts.add(text("waited for a processor %.1f %% of the time", 100 * waited / (ran + waited)));
    parts.add(text("lost it %.2f times a slice", sum(evidence, Ab.Evidence::switches) / slices));
    shares(forks, Ab.STEAL).ifPresent(share -> parts.add(text("steal %.1f %%", 100 * share)));
    shares(forks, Ab.OTHERS)
        .ifPresent(share -> parts.add(text("other programs %.1f %% of the machine", 100 * share)));
    parts.add(
        text(
            "garbage was collected in %.1f %% of slices",
            100 * share(evidence, Ab.Evidence::collections) / slices));
    parts.add(
        text("code compiled in %.1f %%", 100 * share(evidence, Ab.Evidence::compilation) / slices));
    return Optional.of("disturbance: the measured threads " + String.join(", ", parts));
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static double sum(List<Ab.Evidence> evidence, Function<Ab.Evidence, List<Double>> of) {
    return evidence.stream().flatMap(e -> of.apply(e).stream()).mapToDouble(v -> v).sum();
  }

  private static double share(List<Ab.Evidence> evidence, Function<Ab.Evidence, List<Double>> of) {
    return evidence.stream().flatMap(e -> of.apply(e).stream()).filter(v -> v > 0).count();
  }

  private static Optional<Double> shares(List<Ab.Fork> forks, String name) {
    List<Double> shares =
        forks.stream()
            .map(Ab.Fork::machine)
            .filter(machine -> machine.containsKey(name))
            .map(machine -> machine.get(name))
            .toList();
    return shares.isEmpty()
        ? Optional.empty()
        : Optional.of(shares.stream().mapToDouble(v -> v).average().orElseThrow());
  }
}
