package io.rnnbench.bench.fork;

import io.rnnbench.backend.Division;
import io.rnnbench.catalog.Backends;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a fork runs under besides its parameters.
 *
 * @param jvmArgs all of them: nothing is inherited
 * @param environment variables set on top of the user's
 * @param jars put on the class path, before all else
 * @param reasons for what depends on the machine, for readers of the results
 */
public record ForkSettings(
    List<String> jvmArgs, Map<String, String> environment, List<Path> jars, List<String> reasons) {
  /** Nothing set. */
  public static final ForkSettings NONE =
      new ForkSettings(List.of(), Map.of(), List.of(), List.of());

  /** Copies what it is given. */
  public ForkSettings {
    jvmArgs = List.copyOf(jvmArgs);
    environment = Map.copyOf(environment);
    jars = List.copyOf(jars);
    reasons = List.copyOf(reasons);
  }

  /**
   * What the division stands for.
   *
   * @param backend empty for benchmarks of no framework
   * @param threads each framework's compute threads, which libgomp reads from the environment
   */
  public static ForkSettings of(Division division, String backend, String threads) {
    return of(division, backend, threads, Variant.NONE);
  }

  /** The same, changed. */
  public static ForkSettings of(
      Division division, String backend, String threads, Variant variant) {
    if (division == Division.STOCK) {
      return new ForkSettings(
          backend.isEmpty() ? List.of("-Xmx2g") : Backends.profile(backend).stockJvmArgs(),
          Map.of("OMP_NUM_THREADS", threads),
          List.of(),
          List.of());
    }
    List<String> jvmArgs = new ArrayList<>(Tuning.HEAP);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("OMP_NUM_THREADS", threads);
    List<Path> jars = new ArrayList<>();
    for (Tuning tuning : Tuning.of(Tuning.Kind.TUNED, backend)) {
      if (variant.leavesOut(tuning)) {
        jvmArgs.addAll(tuning.argsWithout());
      } else {
        jvmArgs.addAll(tuning.args());
        environment.putAll(tuning.environment());
        jars.addAll(tuning.jars());
      }
    }
    variant
        .added()
        .ifPresent(
            folklore -> {
              jvmArgs.addAll(folklore.args());
              environment.putAll(folklore.environment());
            });
    return new ForkSettings(jvmArgs, environment, jars, Tuning.reasons(backend));
  }

  /** The same with the heap touched at the start, or its first filling would look like growth. */
  public ForkSettings touched() {
    return new ForkSettings(
        Stream.concat(jvmArgs.stream(), Stream.of("-XX:+AlwaysPreTouch")).toList(),
        environment,
        jars,
        reasons);
  }
}
