package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the logs of forks mean. */
class ForkFailureTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ERROR: Another JMH instance might be running. Unable to acquire the JMH lock (/tmp/jmh.lock), exiting. Use x | LOCKED_OUT | /tmp/jmh.lock; --resume
          ERROR: Unable to create the JMH lock (/ro/jmh.lock), exiting. Use x | NOT_STARTED | /ro/jmh.lock can't be written
          java.io.IOException: No space left on device | FAILED | disk full: java.io.IOException
          Could not reserve enough space for 9GB object heap | NOT_STARTED | too little memory (Could not reserve
          java.lang.OutOfMemoryError: Java heap space | OUT_OF_MEMORY | Java heap space
          '# There is insufficient memory for the Java Runtime Environment to continue.' | OUT_OF_MEMORY | insufficient memory
          '#  SIGSEGV (0xb) at pc=0x1' | CRASHED | crashed: SIGSEGV
          Iteration 1: <forked VM failed with exit code 137> | KILLED | killed by signal 9, perhaps
          Iteration 1: <forked VM failed with exit code 143> | KILLED | killed by signal 15
          Iteration 1: <forked VM failed with exit code 3> | CRASHED | exit code 3
          java.lang.IllegalStateException: refused: for the test | REFUSED | refused: for the test
          Unrecognized VM option 'NoSuch' | NOT_STARTED | -jvmArgsAppend
          Invalid maximum heap size: -Xmxfoo | NOT_STARTED | -Xmxfoo
          Error: Could not find or load main class X | NOT_STARTED | build again
          java.lang.NoClassDefFoundError: org/X | FAILED | no org/X
          java.lang.UnsatisfiedLinkError: no jnind4jcpu | FAILED | native libraries can't be loaded
          org.openjdk.jmh.runner.ProfilersFailedException: Profilers failed | NOT_STARTED | behind --
          java.nio.file.AccessDeniedException: /x | FAILED | AccessDeniedException: /x
          java.lang.IllegalArgumentException: shape | FAILED | threw java.lang.IllegalArgumentException: shape
          """)
  void everySignHasItsSentence(String line, ForkFailure failure, String text) throws IOException {
    ForkFailure.Cause cause = cause(OptionalInt.of(1), "# JMH\n\n" + line + "\n");
    assertThat(cause.failure()).isEqualTo(failure);
    assertThat(cause.text()).contains(text);
  }

  @Test
  void aHostThatWasKilledIsToldByItsOwnExitCode() throws IOException {
    assertThat(cause(OptionalInt.of(137), "# Fork: 1 of 1").failure())
        .isEqualTo(ForkFailure.KILLED);
  }

  @Test
  void whatIsUnknownNamesTheLog() throws IOException {
    assertThat(cause(OptionalInt.of(0), "# Fork: 1 of 1").text())
        .contains(directory.resolve("log.txt").toString());
  }

  private ForkFailure.Cause cause(OptionalInt exit, String log) throws IOException {
    Path file = Files.writeString(directory.resolve("log.txt"), log);
    return ForkFailure.of(exit, file, Duration.ofSeconds(1));
  }
}
