package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "forward",
    description = "Runs a network from files and prints its hidden states and outputs as JSON.",
    mixinStandardHelpOptions = true)
final class ForwardCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private NetworkOptions options;

  @Option(names = "--input", required = true, paramLabel = "FILE.json")
  private Path input;

  @Override
  public Integer call() throws IOException {
    Backend chosen = options.backend();
    NetworkSpec spec = options.network();
    DataFiles files = new DataFiles(spec);
    Weights start = files.weights(options.weights());
    Inputs inputs = files.inputs(input);
    try (Session session = chosen.open(spec, start, Device.CPU)) {
      Session.Activations activations = session.forward(inputs);
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("hidden", activations.hidden());
      result.put("output", OutputForm.of(spec, activations.output()));
      command.commandLine().getOut().println(ResultFile.JSON.writeValueAsString(result));
    }
    return ExitCode.OK;
  }
}
