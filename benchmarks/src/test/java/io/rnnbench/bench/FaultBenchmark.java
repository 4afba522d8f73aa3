package io.rnnbench.bench;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Benchmarks that go wrong in every way that a framework has been seen to. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FaultBenchmark {
  private final List<long[]> kept = new ArrayList<>();

  /** Writes to address 0. */
  @Benchmark
  public void crash() throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field instance = unsafe.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    unsafe.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
  }

  /** Keeps all that it allocates. */
  @Benchmark
  public void exhaustMemory() {
    kept.add(new long[100_000_000]);
  }

  /** Never returns, and can't be interrupted. */
  @Benchmark
  public void hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  /** The same where -Dhangs=true. */
  @Benchmark
  public void hangIfTold() {
    if (Boolean.getBoolean("hangs")) {
      hang();
    }
  }

  /** Ends the process without a word. */
  @Benchmark
  public void vanish() {
    Runtime.getRuntime().halt(3);
  }

  /** Ends as a process does that signal 9 ended. */
  @Benchmark
  public void beKilled() {
    Runtime.getRuntime().halt(137);
  }

  /** Meets the lock of another JMH run, the first time. */
  @Benchmark
  public void lockOutOnce() throws IOException {
    Path marker = Path.of(System.getProperty("marker"));
    if (Files.notExists(marker)) {
      Files.createFile(marker);
      throw new IllegalStateException(
          "Another JMH instance might be running. Unable to acquire the JMH lock (x), exiting.");
    }
  }

  /** Does not start. */
  @Benchmark
  public void refuse() {
    throw new IllegalStateException("refused: for the test");
  }

  /** Goes well. */
  @Benchmark
  public double succeed() {
    return Math.sqrt(kept.size());
  }
}
