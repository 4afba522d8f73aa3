package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.cli.file.NetworkFile;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.cli.worker.ParityWorkers;
import io.rnnbench.environment.EnvironmentFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.parity.ParityReport;
import io.rnnbench.parity.ParityRun;
import io.rnnbench.progress.Progress;
import io.rnnbench.shell.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "parity",
    description = {
      "Proves that each backend computes what the reference computes: inputs, weights, hidden"
          + " states, outputs, loss, gradients, and parameters after 1, 10 and 100 updates, for"
          + " every cell x topology x head x optimizer x dtype.",
      "Exits with 1 when a difference is larger than rounding explains."
    },
    mixinStandardHelpOptions = true)
final class ParityCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--cells",
      split = ",",
      paramLabel = "CELL",
      description = "${COMPLETION-CANDIDATES}")
  private List<CellType> cells = List.of(CellType.values());

  @Option(names = "--backends", split = ",", paramLabel = "NAME", description = "dl4j, djl")
  private List<String> backends;

  @Option(
      names = "--pairwise",
      description =
          "few of the networks, in which any two settings still meet: about a minute; all of them"
              + " take several")
  private boolean pairwise;

  @Option(names = "--network", paramLabel = "FILE.yaml", description = "this network only")
  private Path network;

  @Option(names = "--out", paramLabel = "DIR", description = "where to write parity.json")
  private Path out;

  /** Runs in this process and prints a line a network: how {@link ParityWorkers} starts itself. */
  @Option(names = "--worker", hidden = true)
  private boolean worker;

  @Override
  public Integer call() {
    List<Backend> chosen = BackendNames.frameworks(backends);
    List<NetworkSpec> specs = specs();
    if (out != null) {
      ResultFile.requireWritable(out);
    }
    String invocation = Invocation.of("correctness", command);
    PrintWriter stdout = command.commandLine().getOut();
    ParityRun run = new ParityRun(chosen, ParityNetworks.BATCH_SIZE, ParityNetworks.TIME_STEPS);
    if (worker) {
      ParityReport report = run.prove(specs, () -> stdout.println(ParityWorkers.FINISHED));
      new ResultFile(out, "parity.json").write(report, invocation);
      return ExitCode.OK;
    }
    ParityReport report = prove(chosen, specs, run);
    new ParityTable(report).print(stdout);
    if (out != null) {
      new ResultFile(out, "parity.json").write(report, invocation);
      EnvironmentFile.write(out, "stock", invocation);
    }
    return report.ok() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private List<NetworkSpec> specs() {
    if (network != null) {
      return List.of(NetworkFile.read(network));
    }
    return pairwise ? ParityNetworks.pairwise(cells) : ParityNetworks.of(cells);
  }

  private ParityReport prove(List<Backend> chosen, List<NetworkSpec> specs, ParityRun run) {
    PrintWriter err = command.commandLine().getErr();
    // Each worker computes what the reference expects of its own networks.
    int steps = network == null ? 2 * specs.size() * chosen.size() : run.steps(specs);
    try (Progress progress = new Progress("parity", steps, err)) {
      return network == null
          ? new ParityWorkers(chosen, cells, pairwise).run(progress::step)
          : run.prove(specs, progress::step);
    }
  }
}
