package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.Shell;
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

  /** The one line that is told where nothing was done. */
  String refusal() {
    assertThat(err).hasSize(1);
    assertThat(out).isEmpty();
    assertThat(code).isEqualTo(ExitCode.USAGE);
    return err.get(0);
  }
}
