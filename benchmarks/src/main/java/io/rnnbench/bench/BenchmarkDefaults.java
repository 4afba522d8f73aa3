package io.rnnbench.bench;

import io.rnnbench.cli.worker.JvmSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How every benchmark is measured, unless the command line says otherwise.
 *
 * <ul>
 *   <li>Sample mode keeps the distribution: a mean hides DL4J's pauses, a median hides their cost.
 *   <li>One JVM a configuration and backend: an earlier configuration in the same JVM has been seen
 *       to slow DL4J threefold. More forks ({@code -f 5}) show the variation between JVMs.
 *   <li>Seven seconds of warm-up, and the trial's own proof before them: DL4J's Java loop over time
 *       steps takes most of that to compile.
 *   <li>The same JVM settings for both frameworks, {@link JvmSettings}; one compute thread.
 * </ul>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 7, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      JvmSettings.MIN_HEAP,
      JvmSettings.MAX_HEAP,
      JvmSettings.YOUNG_GENERATION,
      JvmSettings.COLLECTOR,
      JvmSettings.NO_MEMORY_QUERIES
    })
public abstract class BenchmarkDefaults {}
