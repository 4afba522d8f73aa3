package io.rnnbench.bench.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rnnbench.backend.Division;
import io.rnnbench.bench.fork.ForkRecord;
import io.rnnbench.bench.fork.ForkSettings;
import io.rnnbench.cli.file.ResultFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** run.json: how the benchmarks were run, what did not run and why, and what each fork was like. */
final class RunFile {
  private final Path out;
  private final String command;
  private final String preset;
  private final String date = LocalDate.now(ZoneOffset.UTC).toString();
  private final int rounds;
  private final List<String> notes;
  private final List<Unsupported> unsupported = new ArrayList<>();
  private final List<ForkRecord> forks = new ArrayList<>();
  private final Map<String, Settings> settings = new LinkedHashMap<>();
  private final List<MemoryGrowth> memory = new ArrayList<>();
  private Map<String, Double> after;

  RunFile(Path out, String command, String preset, int rounds, List<String> notes) {
    this.out = out;
    this.command = command;
    this.preset = preset;
    this.rounds = rounds;
    this.notes = notes;
  }

  /** A pair that a backend can't run. */
  record Unsupported(String benchmark, Map<String, String> params, String reason) {}

  /** A fork without a result. */
  record Failure(String benchmark, Map<String, String> params, String reason, String log) {}

  /** What forks of a division ran under. */
  record Settings(
      String division,
      String backend,
      String threads,
      List<String> jvmArgs,
      Map<String, String> environment,
      List<String> jars,
      List<String> reasons) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Content(
      String date,
      String preset,
      String division,
      List<String> divisions,
      int forksAskedFor,
      List<Settings> settings,
      List<Failure> failures,
      List<Unsupported> unsupported,
      List<String> notes,
      List<MemoryGrowth> memory,
      List<ForkRecord> forks,
      Map<String, Double> after) {}

  void add(Unsupported pair) {
    unsupported.add(pair);
  }

  void add(MemoryGrowth growth) {
    memory.add(growth);
  }

  void add(ForkRecord fork) {
    forks.add(fork);
  }

  void add(Division division, String backend, String threads, ForkSettings used) {
    String name = division.name().toLowerCase(Locale.ROOT);
    settings.putIfAbsent(
        name + "|" + backend + "|" + threads,
        new Settings(
            name,
            backend,
            threads,
            used.jvmArgs(),
            used.environment(),
            names(used.jars()),
            used.reasons()));
  }

  private static List<String> names(List<Path> jars) {
    return jars.stream().map(jar -> jar.getFileName().toString()).toList();
  }

  /** The machine when all was over. */
  void end(Map<String, Double> reading) {
    after = reading;
  }

  List<Failure> failures() {
    return forks.stream()
        .filter(fork -> !fork.isFinished())
        .map(f -> new Failure(f.benchmark(), f.params(), f.reason(), f.log()))
        .toList();
  }

  void write() {
    List<String> divisions = settings.values().stream().map(Settings::division).distinct().toList();
    new ResultFile(out, "run.json")
        .write(
            new Content(
                date,
                preset,
                String.join(", ", divisions),
                divisions,
                rounds,
                List.copyOf(settings.values()),
                failures(),
                unsupported,
                notes,
                memory,
                forks,
                after),
            command);
  }
}
