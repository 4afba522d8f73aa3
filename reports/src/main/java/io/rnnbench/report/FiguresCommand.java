package io.rnnbench.report;

import io.rnnbench.report.html.Pictures;
import io.rnnbench.report.result.ResultDirectory;
import io.rnnbench.report.result.Unreadable;
import io.rnnbench.report.summary.Summary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the main charts of a report as pictures. */
@Command(
    name = "figures",
    description = {
      "Writes the main charts of the report as SVG and PNG files, for READMEs.",
      "No browser is needed. Prints the path of each picture."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all good",
      "2:bad usage or unreadable input; one line on stderr, nothing is written"
    })
final class FiguresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories with result files.")
  private List<Path> directories;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "An existing directory; pictures of the same name are replaced.")
  private Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  void help(boolean requested) {
    // picocli prints the help itself
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(out)) {
      throw new Unreadable(out, "no such directory", "name an existing directory with --out");
    }
    Summary summary = Summary.of(directories.stream().map(ResultDirectory::read).toList());
    Map<String, String> pictures = Pictures.svg(summary);
    if (pictures.isEmpty()) {
      throw new Unreadable(
          directories.get(0), "holds nothing that a chart shows", "name a directory with times");
    }
    PrintWriter printer = spec.commandLine().getOut();
    pictures.forEach(
        (name, svg) -> {
          OutputFile vector = OutputFile.at(out.resolve(name + ".svg"));
          OutputFile bitmap = OutputFile.at(out.resolve(name + ".png"));
          vector.write(svg);
          bitmap.write(Bitmap.png(svg));
          printer.println(out.resolve(name + ".svg"));
          printer.println(out.resolve(name + ".png"));
          printer.flush();
        });
    return ExitCode.OK;
  }
}
