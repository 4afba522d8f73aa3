package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.Support;
import io.rnnbench.catalog.Backends;
import io.rnnbench.catalog.ParityNetworks;
import io.rnnbench.catalog.Studies;
import io.rnnbench.cli.file.ResultFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.study.Study;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists backends, cells and studies, and what each backend can run.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  private record Pair(
      String backend, CellType cell, Device device, boolean supported, String note) {}

  private record Named(String name, String question) {}

  private record Listing(List<Pair> backends, List<Named> studies, int parityNetworks) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    Listing listing = listing();
    if (json) {
      out.println(ResultFile.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(listing));
      return ExitCode.OK;
    }
    for (Pair pair : listing.backends()) {
      out.printf(
          "%-9s %-4s %-3s  %s%s%n",
          pair.backend(),
          pair.cell(),
          pair.device(),
          pair.supported() ? "yes" : "no",
          pair.note().isEmpty() ? "" : ": " + pair.note());
    }
    for (Named study : listing.studies()) {
      out.printf("study %-16s %s%n", study.name(), study.question());
    }
    out.printf("parity is proved on %d networks%n", listing.parityNetworks());
    return ExitCode.OK;
  }

  private static Listing listing() {
    List<NetworkSpec> networks = ParityNetworks.of(List.of(CellType.values()));
    List<Pair> pairs = new ArrayList<>();
    for (Backend backend : Backends.all()) {
      for (CellType cell : CellType.values()) {
        NetworkSpec plain =
            networks.stream().filter(spec -> spec.cell() == cell).findFirst().orElseThrow();
        for (Device device : Device.values()) {
          Support support = backend.supports(plain, device);
          pairs.add(new Pair(backend.name(), cell, device, support.supported(), support.note()));
        }
      }
    }
    List<Named> studies =
        Studies.all().stream().map((Study s) -> new Named(s.name(), s.question())).toList();
    return new Listing(pairs, studies, networks.size());
  }
}
