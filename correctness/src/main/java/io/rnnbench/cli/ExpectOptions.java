package io.rnnbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.cli.file.Expectation;
import io.rnnbench.cli.file.InputFile;
import io.rnnbench.model.Dtype;
import io.rnnbench.shell.UsageException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is done with an answer: it is printed, or compared with numbers from elsewhere. */
final class ExpectOptions {
  @Option(
      names = "--expect",
      paramLabel = "FILE.json",
      description = {
        "compare the answer with this one, in the same form, instead of printing it; only the keys"
            + " that stand in the file are compared",
        "exit code 1: some number differs by more than the tolerance"
      })
  private Path file;

  @Option(
      names = "--tolerance",
      paramLabel = "N",
      description =
          "largest absolute difference from --expect; by default 1e-5 in float32, 1e-9 in float64")
  private Double tolerance;

  /**
   * The expected answer; null where none is given.
   *
   * @throws UsageException when the file can't be read, or the options make no sense
   */
  Expectation read(Dtype dtype) {
    if (tolerance != null && file == null) {
      throw new UsageException("--tolerance is given without --expect; add --expect FILE.json");
    }
    if (tolerance != null && !(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new UsageException("--tolerance is " + tolerance + "; give 0 or more, e.g. 1e-5");
    }
    if (file == null) {
      return null;
    }
    JsonNode expected = new InputFile(file).json(JsonNode.class);
    if (!expected.isObject() || expected.isEmpty()) {
      throw new UsageException(
          file + ": has nothing to compare; give keys of the answer, e.g. {\"output\": [[0.5]]}");
    }
    return new Expectation(file, expected, tolerance == null ? usual(dtype) : tolerance);
  }

  /** A hundred roundings or so of numbers near 1; more digits than this are rarely printed. */
  private static double usual(Dtype dtype) {
    return dtype == Dtype.FLOAT32 ? 1e-5 : 1e-9;
  }
}
