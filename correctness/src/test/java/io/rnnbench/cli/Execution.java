package io.rnnbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What running the command line gave. */
record Execution(int code, String out, List<String> err) {

  static Execution of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Shell.run(new Main(), new PrintWriter(out), new PrintWriter(err), arguments);
    return new Execution(code, out.toString(), err.toString().lines().toList());
  }
}
