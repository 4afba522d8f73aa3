package io.rnnbench.bench.memory;

import io.rnnbench.backend.Tunable;
import io.rnnbench.catalog.Backends;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;
import oshi.SystemInfo;

/**
 * What a fork's memory holds after each iteration, in bytes, as secondary metrics: {@code -prof
 * io.rnnbench.bench.memory.MemoryProfiler}.
 *
 * <ul>
 *   <li>{@code memory.resident}: of the whole process, as the operating system has it
 *   <li>{@code memory.heap}: of Java's heap, garbage included
 *   <li>{@code memory.javacpp}: of native memory that JavaCPP, and through it DL4J, counts as its
 *       own; 0 for other backends
 * </ul>
 */
public final class MemoryProfiler implements InternalProfiler {
  /** The metric on which {@link MemoryVerdict} is to judge. */
  public static final String RESIDENT = "memory.resident";

  /** Java's heap. */
  public static final String HEAP = "memory.heap";

  /** What JavaCPP counts. */
  public static final String JAVACPP = "memory.javacpp";

  private static final String BYTES = "B";

  private final SystemInfo system = new SystemInfo();

  @Override
  public String getDescription() {
    return "Resident set, Java heap and JavaCPP's native memory after each iteration";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public List<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    // Asked in another framework's fork, JavaCPP would load its own native library there.
    String backend = benchmark.getParam("backend");
    boolean javacpp =
        backend != null && Backends.profile(backend).tunables().contains(Tunable.JAVACPP);
    return List.of(
        metric(RESIDENT, system.getOperatingSystem().getCurrentProcess().getResidentMemory()),
        metric(HEAP, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()),
        metric(JAVACPP, javacpp ? Pointer.totalBytes() : 0));
  }

  private static ScalarResult metric(String name, long bytes) {
    return new ScalarResult(name, (double) bytes, BYTES, AggregationPolicy.AVG);
  }
}
