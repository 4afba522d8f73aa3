package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock as another process holds it. */
class JmhLockTest {
  @TempDir private Path directory;

  /** Holds a lock until its stdin ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel =
              FileChannel.open(
                  Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        System.out.println(lock.isValid());
        while (System.in.read() >= 0) {
          // nothing is ever sent
        }
      }
    }
  }

  @Test
  void namesWhoHoldsItAndWaitsForItsEnd() throws IOException, InterruptedException {
    Path file = directory.resolve("jmh.lock");
    JmhLock lock = new JmhLock(file);
    assertThat(lock.held()).isEmpty();
    Process holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("true");
      assertThat(lock.held())
          .hasValueSatisfying(text -> assertThat(text).contains(file.toString()));
      if (System.getProperty("os.name").equals("Linux")) {
        assertThat(lock.held().orElseThrow()).contains("process " + holder.pid() + ",");
      }
      assertThat(lock.awaitFree(Duration.ZERO)).isFalse();
      assertThat(new LockedOut(lock, Duration.ZERO).mayTryAgain(1)).isFalse();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(lock.awaitFree(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void saysSoWhereNothingCanBeLocked() {
    assertThatThrownBy(() -> new JmhLock(directory.resolve("none/jmh.lock")).held())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("java.io.tmpdir");
  }
}
