package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.io.IOException;
import java.io.PrintWriter;
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
    name = "train",
    description =
        "Trains a network from files on one batch; prints the losses before each update, the"
            + " weights after the last, and the gradients of the last, as JSON.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private NetworkOptions options;

  @Mixin private ExpectOptions expect;

  @Option(names = "--batch", required = true, paramLabel = "FILE.json")
  private Path batch;

  @Option(names = "--steps", required = true, paramLabel = "N", description = "updates, 1 or more")
  private int steps;

  @Override
  public Integer call() throws IOException {
    if (steps < 1) {
      throw new UsageException("--steps is " + steps + "; give 1 or more");
    }
    Backend chosen = options.backend();
    NetworkSpec spec = options.network();
    DataFiles files = new DataFiles(spec);
    Weights start = files.weights(options.weights());
    Batch data = files.batch(batch);
    Expectation expected = expect.read(spec.dtype());
    try (Session session = chosen.open(spec, start, Device.CPU);
        LoadedBatch loaded = session.load(data)) {
      double[] losses = new double[steps];
      Weights gradients = null;
      for (int step = 0; step < steps; step++) {
        if (step == steps - 1) {
          gradients = session.gradients(data).weights();
        }
        loaded.step();
        losses[step] = loaded.loss();
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("losses", losses);
      result.put("weights", session.weights());
      result.put("gradients", gradients);
      PrintWriter out = command.commandLine().getOut();
      if (expected != null) {
        return expected.compare(result, out);
      }
      out.println(ResultFile.JSON.writeValueAsString(result));
    }
    return ExitCode.OK;
  }
}
