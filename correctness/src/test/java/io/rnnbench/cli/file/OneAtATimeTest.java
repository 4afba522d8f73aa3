package io.rnnbench.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.shell.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneAtATimeTest {
  @TempDir private Path directory;

  /** Stays in a directory until its input ends. */
  static final class Holder {
    public static void main(String[] arguments) {
      OneAtATime.in(
          Path.of(arguments[0]),
          () -> {
            System.out.write('\n');
            System.out.flush();
            return System.in.read();
          });
    }
  }

  @Test
  void aSecondCommandIsRefusedUntilTheFirstHasEnded() throws IOException, InterruptedException {
    Process holder =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Holder.class.getName(),
                    directory.toString()))
            .start();
    assertThat(holder.getInputStream().read()).isEqualTo('\n');
    assertThatThrownBy(() -> OneAtATime.in(directory, () -> 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("another command is at work in it");
    holder.destroyForcibly().waitFor(); // killed, it holds nothing
    assertThat(OneAtATime.<Integer>in(directory, () -> 1)).isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatTheWorkThrowsComesThrough() {
    assertThatThrownBy(
            () ->
                OneAtATime.in(
                    directory,
                    () -> {
                      throw new UsageException("no");
                    }))
        .isInstanceOf(UsageException.class)
        .hasMessage("no");
  }
}
