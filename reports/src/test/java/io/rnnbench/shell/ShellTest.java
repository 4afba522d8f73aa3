package io.rnnbench.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a caller meets when something breaks that is not the program. */
class ShellTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path directory;

  @Command(name = "thing")
  private record Thing(Callable<Integer> work) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  /** Prints more than any buffer holds. */
  @Command(name = "printer")
  public static final class Printer implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      for (int i = 0; i < 100_000; i++) {
        spec.commandLine().getOut().println("a line of output");
      }
    }

    /** As the mains of this project do. */
    public static void main(String[] arguments) {
      System.exit(Shell.main(new Printer(), arguments));
    }
  }

  @Test
  void aFileWithoutAccessDeepInsideIsToldInOneLine() {
    assertBadSurroundings(
        "/natives/tmp1: access denied",
        () -> {
          throw new IllegalStateException(
              "failed to load", new IOException(new AccessDeniedException("/natives/tmp1")));
        });
  }

  @Test
  void aFullDiskIsToldInOneLine() {
    assertBadSurroundings(
        "No space left on device",
        () -> {
          throw new IllegalStateException(new IOException("No space left on device"));
        });
  }

  @Test
  void nativesThatCantBeLoadedAreToldInOneLine() {
    assertBadSurroundings(
        "no jnind4j in java.library.path",
        () -> {
          throw new ExceptionInInitializerError(
              new UnsatisfiedLinkError("no jnind4j in java.library.path"));
        });
  }

  @Test
  void aDefectOfOurOwnKeepsItsTrace() {
    StringWriter err = new StringWriter();
    assertThat(
            run(
                err,
                () -> {
                  throw new NoClassDefFoundError("io/rnnbench/Missing");
                }))
        .isEqualTo(ExitCode.DEFECT);
    assertThat(err.toString()).contains("io/rnnbench/Missing", "\tat ");
  }

  @Test
  void outputThatIsLostIsNoSuccess() throws Exception {
    assumeThat(FULL).exists();
    Path err = directory.resolve("err");
    assertThat(printer(FULL, err).waitFor()).isEqualTo(ExitCode.USAGE);
    assertThat(Files.readAllLines(err))
        .singleElement()
        .asString()
        .contains("the output can't be written", "No space left on device");
  }

  /** As of {@code | head -1}: whoever reads has what it wants. */
  @Test
  void aReaderWhoLeavesIsNoFailure() throws Exception {
    Path err = directory.resolve("err");
    ProcessBuilder builder = builder(err);
    Process process = builder.start();
    process.getInputStream().close();
    assertThat(process.waitFor()).isEqualTo(ExitCode.OK);
    assertThat(err).isEmptyFile();
  }

  private static Process printer(Path out, Path err) throws IOException {
    return builder(err).redirectOutput(out.toFile()).start();
  }

  private static ProcessBuilder builder(Path err) {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Printer.class.getName()))
        .redirectError(err.toFile());
  }

  private static void assertBadSurroundings(String what, Callable<Integer> work) {
    StringWriter err = new StringWriter();
    assertThat(run(err, work)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith(what)
        .contains("-Djava.io.tmpdir=DIR");
  }

  private static int run(StringWriter err, Callable<Integer> work) {
    return Shell.run(
        new Thing(work), new PrintWriter(new StringWriter()), new PrintWriter(err, true));
  }
}
