package io.rnnbench.report.command;

import io.rnnbench.report.markdown.MachineTable;
import io.rnnbench.report.markdown.MarkedSection;
import io.rnnbench.report.markdown.ResultTable;
import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.shell.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Prints the result table of a directory as Markdown, or puts it into a file. */
@Command(
    name = "table",
    description = {
      "Prints the result table of a directory as Markdown; of several, one machine beside another.",
      "With --readme, puts it between <!-- results:begin --> and <!-- results:end --> in that file"
          + " instead."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all good",
      "1:--check and the file would change, or a failed proof withholds numbers",
      "2:bad usage or unreadable input; one line on stderr, nothing is written"
    })
public final class TableCommand extends ReportCommand {
  @Mixin private GivenDirectories directories;

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
    List<DirectorySummary> summaries = directories.summary(List.of()).directories();
    String table = MachineTable.of(summaries);
    int code = ExitCode.OK;
    if (readme == null) {
      print(table);
    } else {
      code = replace(table);
    }
    for (DirectorySummary summary : summaries) {
      if (ResultTable.withholds(summary)) {
        tell(summary.directory().name() + ": parity rows failed, so the table withholds numbers");
        code = ExitCode.CHECK_FAILED;
      }
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
                  readme,
                  directories,
                  "java -jar reports/target/reports.jar",
                  directories,
                  readme));
      return ExitCode.CHECK_FAILED;
    }
    OutputFile.at(readme).write(text);
    return ExitCode.OK;
  }
}
