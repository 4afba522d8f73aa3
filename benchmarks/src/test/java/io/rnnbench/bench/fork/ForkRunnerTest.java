package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.bench.plan.Fork;
import io.rnnbench.bench.plan.Timing;
import io.rnnbench.bench.run.JmhResults;
import io.rnnbench.cli.file.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a fork, for real: each of these is a process that ends as its name says. */
class ForkRunnerTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path directory;

  @Test
  void keepsWhatAGoodForkMeasured() throws InterruptedException, IOException {
    ForkRecord record = run("succeed", LIMIT);
    assertThat(record.status()).isEqualTo("finished");
    assertThat(record.course().iterations()).hasSize(3).allMatch(score -> score > 0);
    assertThat(record.course().warmups()).isEqualTo(1);
    RunDirectory out = new RunDirectory(directory);
    assertThat(out.record(fork("succeed"))).contains(record);
    JmhResults results = new JmhResults(directory);
    results.add(out.result(fork("succeed")).orElseThrow());
    results.add(out.result(fork("succeed")).orElseThrow());
    results.write();
    var jmh = ResultFile.JSON.readTree(directory.resolve("jmh.json").toFile());
    assertThat(jmh).hasSize(1);
    assertThat(jmh.get(0).get("forks").asInt()).isEqualTo(2);
    assertThat(jmh.get(0).get("primaryMetric").get("rawDataHistogram")).hasSize(2);
  }

  @Test
  void recordsACrashWithItsSignal() throws InterruptedException {
    assertEnding("crash", "crashed", "SIGSEGV");
  }

  @Test
  void recordsThatMemoryRanOut() throws InterruptedException {
    assertEnding("exhaustMemory", "out of memory", "OutOfMemoryError");
  }

  @Test
  void recordsAProcessThatVanished() throws InterruptedException {
    assertEnding("vanish", "crashed", "exit code 3");
  }

  @Test
  void recordsARefusal() throws InterruptedException {
    assertEnding("refuse", "refused", "refused: for the test");
  }

  @Test
  void recordsThatItWasKilled() throws InterruptedException {
    assertEnding("beKilled", "killed", "signal 9");
  }

  @Test
  void recordsThatTheJvmDidNotStart() throws InterruptedException {
    ForkRecord record =
        runner(LIMIT)
            .run(
                fork("succeed"),
                new ForkSettings(List.of("-XX:+NoSuch"), Map.of(), List.of(), List.of()));
    assertThat(record.status()).isEqualTo("not started");
    assertThat(record.reason()).contains("NoSuch").contains("-jvmArgs");
  }

  @Test
  void triesAgainWhenAnotherJmhRunHasEnded() throws InterruptedException {
    String marker = "-Dmarker=" + directory.resolve("marker");
    ForkRecord record =
        runner(LIMIT)
            .run(
                fork("lockOutOnce"),
                new ForkSettings(List.of("-Xmx256m", marker), Map.of(), List.of(), List.of()));
    assertThat(record.status()).isEqualTo("finished");
    assertThat(record.flags()).contains("waited for another JMH run");
  }

  @Test
  void killsAForkThatHangs() throws InterruptedException {
    ForkRecord record = run("hang", Duration.ofSeconds(8));
    assertThat(record.status()).isEqualTo("hung");
    assertThat(record.reason()).contains("8 s");
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private void assertEnding(String method, String status, String reason)
      throws InterruptedException {
    ForkRecord record = run(method, LIMIT);
    assertThat(record.status()).isEqualTo(status);
    assertThat(record.reason()).contains(reason);
    assertThat(directory.resolve(record.log())).isNotEmptyFile();
    assertThat(new RunDirectory(directory).record(fork(method))).contains(record);
  }

  private ForkRecord run(String method, Duration limit) throws InterruptedException {
    return runner(limit)
        .run(fork(method), new ForkSettings(List.of("-Xmx256m"), Map.of(), List.of(), List.of()));
  }

  private ForkRunner runner(Duration limit) {
    LockedOut lockedOut =
        new LockedOut(new JmhLock(directory.resolve("jmh.lock")), Duration.ofSeconds(20));
    return new ForkRunner(new RunDirectory(directory), limit, List.of(), lockedOut);
  }

  private static Fork fork(String method) {
    return new Fork("FaultBenchmark." + method, Map.of(), new Timing(1, 2, 0.1), List.of(), 1);
  }

  @Test
  void handsTheEnvironmentToTheFork() throws InterruptedException, IOException {
    new ForkRunner(new RunDirectory(directory), LIMIT, List.of())
        .run(
            fork("succeed"),
            new ForkSettings(
                List.of("-Xmx256m"),
                Map.of("JDK_JAVA_OPTIONS", "-Dplanted=1"),
                List.of(),
                List.of()));
    assertThat(Files.readString(new RunDirectory(directory).log(fork("succeed"))))
        .contains("-Dplanted=1");
  }
}
