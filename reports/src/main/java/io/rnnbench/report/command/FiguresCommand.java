package io.rnnbench.report.command;

import io.rnnbench.report.html.Pictures;
import io.rnnbench.report.result.Unreadable;
import io.rnnbench.report.summary.Summary;
import io.rnnbench.shell.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the main charts of a report as pictures. */
@Command(
    name = "figures",
    description = {
      "Writes the main charts of the report as SVG and PNG files, for READMEs.",
      "No browser is needed. Prints the path of each picture."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all good", "2:bad usage or unreadable input; one line on stderr"})
public final class FiguresCommand extends ReportCommand {
  @Mixin private GivenDirectories given;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "An existing directory; pictures of the same name are replaced.")
  private Path out;

  @Override
  public Integer call() {
    if (!Files.isDirectory(out)) {
      throw new Unreadable(out, "no such directory", "name an existing directory with --out");
    }
    Summary summary = given.summary(List.of());
    Map<String, String> pictures = Pictures.svg(summary);
    if (pictures.isEmpty()) {
      throw new Unreadable(
          summary.directories().get(0).directory().given(),
          "holds nothing that a chart shows",
          "name a directory with times or a study");
    }
    pictures.forEach(
        (name, svg) -> {
          OutputFile vector = OutputFile.at(out.resolve(name + ".svg"));
          OutputFile bitmap = OutputFile.at(out.resolve(name + ".png"));
          vector.write(svg);
          bitmap.write(Bitmap.png(svg));
          print(out.resolve(name + ".svg") + "\n" + out.resolve(name + ".png") + "\n");
        });
    return ExitCode.OK;
  }
}
