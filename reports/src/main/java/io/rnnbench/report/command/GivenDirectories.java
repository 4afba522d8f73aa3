package io.rnnbench.report.command;

import io.rnnbench.report.result.Annotation;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.summary.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** The directories that a command reads. */
final class GivenDirectories {
  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories with result files.")
  private List<Path> directories;

  /** What they amount to. */
  Summary summary(List<Annotation> annotations) {
    return Summary.of(directories.stream().map(ResultDirectory::read).toList(), annotations);
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return directories.stream().map(Path::toString).collect(Collectors.joining(" "));
  }
}
