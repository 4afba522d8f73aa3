package io.rnnbench.report.command;

import io.rnnbench.report.merge.MergedDirectory;
import io.rnnbench.report.merge.Parts;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the shards of one run together. */
@Command(
    name = "merge",
    description = {
      "Puts the parts of one run (run --shard i/n) together into one result directory, or any files"
          + " that JMH wrote with -rf json: of these a row that is there again has more forks.",
      "Rows are copied as JMH wrote them. HarnessBenchmark runs in every part: jmh.json keeps the"
          + " first part's, run.json the forks of all.",
      "The last line on stdout is the path of the merged directory."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all good",
      "2:bad usage or input, such as one row in two parts; one line on stderr, nothing is written",
      "3:the parts were measured under different conditions; one line on stderr, nothing is written"
    })
public final class MergeCommand extends ReportCommand {
  private static final int INCOMPARABLE = 3;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "The --out of each part; or files of JMH's, or directories of them.")
  private List<Path> directories;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory to make; it must be new or empty.")
  private Path out;

  @Option(
      names = "--allow-different",
      split = ",",
      paramLabel = "GROUP",
      description =
          "Groups of \"comparable\" in environment.json that may differ, such as machine,os; the"
              + " merged run.json has a note of it.")
  private final List<String> allowed = new ArrayList<>();

  @Override
  public Integer call() {
    MergedDirectory merged = MergedDirectory.at(out);
    Parts parts = Parts.read(directories);
    String differences = parts.differences(allowed);
    if (!differences.isEmpty()) {
      tell(UsageException.oneLine(differences));
      return INCOMPARABLE;
    }
    merged.write(parts);
    print(out + "\n");
    return ExitCode.OK;
  }
}
