package io.rnnbench.bench;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Division;
import io.rnnbench.catalog.Backends;
import io.rnnbench.cli.worker.JvmSettings;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Param;

/** Parameters that say who runs a benchmark, and how. */
public abstract class FrameworkBenchmark extends BenchmarkDefaults {

  /** Plain JMH runs one backend after the other; the run command puts them side by side. */
  @Param({"dl4j", "djl"})
  String backend;

  /** cpu or gpu. */
  @Param("cpu")
  String device;

  /** stock or tuned, see {@link Division}. */
  @Param("tuned")
  String division;

  /** Threads of each framework's operations. */
  @Param("1")
  int computeThreads;

  /**
   * The backend that the parameters name.
   *
   * @throws IllegalArgumentException for a name that does not exist
   * @throws IllegalStateException in a JVM that does not suit the division
   */
  final Backend framework() {
    Division chosen = constant(Division.class, "division", division);
    requireJvmOf(chosen, ManagementFactory.getRuntimeMXBean().getInputArguments());
    return Backends.frameworks(chosen, computeThreads).stream()
        .filter(framework -> framework.name().equals(backend))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown backend: " + backend));
  }

  /** Where it runs. */
  final Device device() {
    return constant(Device.class, "device", device);
  }

  /** {@link BenchmarkDefaults} gives every fork the tuned division's settings. */
  static void requireJvmOf(Division division, List<String> arguments) {
    if (division == Division.STOCK && arguments.contains(JvmSettings.YOUNG_GENERATION)) {
      throw new IllegalStateException(
          "refused: division stock needs a JVM with its own default settings, but this one has "
              + JvmSettings.YOUNG_GENERATION
              + ": start it with the run command, or put another setting in the place of the"
              + " benchmarks' own, e.g. -jvmArgsAppend -Xshare:auto");
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String parameter, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> lower(constant).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown %s: %s; it is one of %s"
                        .formatted(
                            parameter,
                            name,
                            Arrays.stream(type.getEnumConstants())
                                .map(FrameworkBenchmark::lower)
                                .collect(Collectors.joining(", ")))));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
