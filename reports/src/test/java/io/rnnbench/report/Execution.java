package io.rnnbench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** What running the command line gave. */
record Execution(int code, List<String> out, List<String> err) {

  static Execution of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(args);
    return new Execution(code, out.toString().lines().toList(), err.toString().lines().toList());
  }

  /** Renders one directory to report.html beside it. */
  static Execution render(Results results) {
    return of("render", results.directory().toString(), "--out", report(results).toString());
  }

  static Path report(Results results) {
    return results.directory().resolveSibling("report.html");
  }

  static String html(Results results) {
    try {
      return Files.readString(report(results));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
