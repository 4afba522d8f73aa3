package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.cli.file.Answer;
import io.rnnbench.cli.file.DataFiles;
import io.rnnbench.cli.file.Expectation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.NonFinite;
import io.rnnbench.model.Weights;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.shell.UsageException;
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
            + " weights after the last, and the gradients of the last, as JSON. Where training"
            + " diverges, numbers that are not finite are null, and the exit code is 1.",
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
      Divergence divergence = null;
      for (int step = 0; step < steps; step++) {
        if (step == steps - 1) {
          gradients = session.gradients(data).weights();
        }
        loaded.step();
        losses[step] = loaded.loss();
        if (divergence == null) {
          divergence = Divergence.at(step + 1, losses[step], session.weights());
        }
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("losses", losses);
      result.put("weights", session.weights());
      result.put("gradients", gradients);
      PrintWriter out = command.commandLine().getOut();
      if (expected != null) {
        return expected.compare(result, out);
      }
      if (divergence != null) {
        result.put("diverged", divergence);
      }
      out.println(Answer.JSON.writeValueAsString(result));
      if (divergence == null) {
        return ExitCode.OK;
      }
      command.commandLine().getErr().println(divergence.line());
      return ExitCode.CHECK_FAILED;
    }
  }

  /**
   * Where training ceased to be finite.
   *
   * @param update the first update whose loss, or a weight that it left, is not finite
   * @param where that number
   * @param value NaN or an infinity
   */
  private record Divergence(int update, String where, double value) {

    /** Null where all is finite. */
    static Divergence at(int update, double loss, Weights weights) {
      return NonFinite.ofTraining(loss, weights)
          .map(number -> new Divergence(update, number.where(), number.value()))
          .orElse(null);
    }

    String line() {
      return "training diverged at update %d (%s is %s); lower the learning rate"
          .formatted(update, where, value);
    }
  }
}
