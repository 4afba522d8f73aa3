package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.cli.file.Answer;
import io.rnnbench.cli.file.DataFiles;
import io.rnnbench.cli.file.Expectation;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.NonFinite;
import io.rnnbench.model.Weights;
import io.rnnbench.shell.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "forward",
    description =
        "Runs a network from files and prints its hidden states and outputs as JSON; and its final"
            + " state, from which an input file's state goes on, unless it is bidirectional. Numbers"
            + " that are not finite are null, and the exit code is then 1.",
    mixinStandardHelpOptions = true)
final class ForwardCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private NetworkOptions options;

  @Mixin private ExpectOptions expect;

  @Option(names = "--input", required = true, paramLabel = "FILE.json")
  private Path input;

  @Override
  public Integer call() throws IOException {
    Backend chosen = options.backend();
    NetworkSpec spec = options.network();
    DataFiles files = new DataFiles(spec);
    Weights start = files.weights(options.weights());
    Inputs inputs = files.inputs(input);
    Expectation expected = expect.read(spec.dtype());
    try (Session session = chosen.open(spec, start, Device.CPU)) {
      Session.Activations activations = session.forward(inputs);
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("hidden", activations.hidden());
      result.put("output", OutputForm.of(spec, activations.output()));
      if (activations.state() != null) {
        result.put("state", activations.state());
      }
      PrintWriter out = command.commandLine().getOut();
      if (expected != null) {
        return expected.compare(result, out);
      }
      List<Weights.Row> rows = Weights.Row.of("hidden", activations.hidden());
      rows.addAll(OutputForm.rows(spec, activations.output()));
      Optional<NonFinite> nonFinite = NonFinite.first(rows);
      nonFinite.ifPresent(number -> result.put("notFinite", number));
      out.println(Answer.JSON.writeValueAsString(result));
      if (nonFinite.isEmpty()) {
        return ExitCode.OK;
      }
      command.commandLine().getErr().println(line(nonFinite.get()));
      return ExitCode.CHECK_FAILED;
    }
  }

  private static String line(NonFinite number) {
    return "%s is %s; use smaller weights or inputs, or dtype: float64"
        .formatted(number.where(), number.value());
  }
}
