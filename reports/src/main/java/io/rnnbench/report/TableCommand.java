package io.rnnbench.report;

import io.rnnbench.report.markdown.MarkedSection;
import io.rnnbench.report.markdown.ResultTable;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.Summary;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Prints the result table of a directory as Markdown, or puts it into a file. */
@Command(
    name = "table",
    description = {
      "Prints the result table of a directory as Markdown.",
      "With --readme, puts it between <!-- results:begin --> and <!-- results:end --> in that file"
          + " instead."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all good",
      "1:--check and the file would change, or a failed proof withholds numbers",
      "2:bad usage or unreadable input; one line on stderr, nothing is written"
    })
final class TableCommand extends ReportCommand {
  @Parameters(paramLabel = "DIR", description = "A directory with result files.")
  private Path directory;

  @Option(
      names = "--readme",
      paramLabel = "FILE",
      description = "The file whose marked section the table replaces.")
  private Path readme;

  @Option(
      names = "--check",
      description = "Write nothing; exit with 1 where --readme's file would change.")
  private boolean check;

  @Override
  public Integer call() {
    if (check && readme == null) {
      throw new ParameterException(spec.commandLine(), "--check needs --readme FILE");
    }
    DirectorySummary summary =
        Summary.of(List.of(ResultDirectory.read(directory))).directories().get(0);
    String table = ResultTable.of(summary);
    int code = ExitCode.OK;
    if (readme == null) {
      print(table);
    } else {
      code = replace(table);
    }
    if (ResultTable.withholds(summary)) {
      tell(directory + ": parity rows failed, so the table withholds numbers");
      return CHECK_FAILED;
    }
    return code;
  }

  private int replace(String table) {
    MarkedSection section = MarkedSection.in(readme, "results");
    String text = section.with(table);
    if (text.equals(section.text())) {
      return ExitCode.OK;
    }
    if (check) {
      tell(
          "%s: its result table is not that of %s; write it with: %s table %s --readme %s"
              .formatted(
                  readme, directory, "java -jar reports/target/reports.jar", directory, readme));
      return CHECK_FAILED;
    }
    OutputFile.at(readme).write(text);
    return ExitCode.OK;
  }
}
