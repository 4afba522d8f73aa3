package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Fork;
import io.rnnbench.report.result.MemoryVerdict;
import io.rnnbench.report.result.Run;
import io.rnnbench.report.summary.Notation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What run.json says beside the times: settings, memory, what not to trust and why. */
final class RunTables {
  private static final double MIB = 1 << 20;

  private RunTables() {}

  static List<Table> of(Run run, Backends backends) {
    return List.of(
        memory(run.memory()),
        unsupported(run.unsupported()),
        failures(run.failures()),
        flagged(run.forks()),
        noise(run.forks()),
        settings(run.settings(), backends));
  }

  private static Table memory(List<MemoryVerdict> verdicts) {
    Table.Builder table =
        Table.titled("Memory over many steps")
            .wide("parameters")
            .text("verdict")
            .number("bytes/step", "95 % interval", "resident MiB", "heap MiB", "native MiB");
    for (MemoryVerdict m : verdicts) {
      table.row(
          Table.Mark.badUnless(m.kind() == MemoryVerdict.Kind.PLATEAU),
          params(m.params()),
          m.kind().name(),
          digits(m.bytesPerStep()),
          Double.isNaN(m.low()) || Double.isNaN(m.high())
              ? "–"
              : digits(m.low()) + ".." + digits(m.high()),
          digits(m.residentBytes() / MIB),
          digits(m.heapBytes() / MIB),
          digits(m.nativeBytes() / MIB));
    }
    return table.build();
  }

  private static Table unsupported(List<Run.Unsupported> unsupported) {
    Table.Builder table =
        Table.titled("Unsupported").text("benchmark").wide("parameters", "reason");
    unsupported.forEach(
        u -> table.row(Table.Mark.ABSENT, u.benchmark(), params(u.params()), u.reason()));
    return table.build();
  }

  private static Table failures(List<Run.Failure> failures) {
    Table.Builder table =
        Table.titled("Benchmarks that failed")
            .text("benchmark")
            .wide("parameters", "reason", "log");
    failures.forEach(
        f -> table.row(Table.Mark.BAD, f.benchmark(), params(f.params()), f.reason(), f.log()));
    return table.build();
  }

  private static Table flagged(List<Fork> forks) {
    Table.Builder table =
        Table.titled("Forks that were flagged: their times are shown, and count")
            .text("benchmark")
            .wide("parameters")
            .number("round")
            .wide("flags")
            .text("steady from")
            .number("drift", "outliers");
    for (Fork fork : forks) {
      if (!fork.flags().isEmpty()) {
        table.row(
            fork.benchmark(),
            params(fork.params()),
            String.valueOf(fork.round()),
            String.join(", ", fork.flags()),
            fork.steadyFrom().isPresent()
                ? "iteration " + (fork.steadyFrom().getAsInt() + 1)
                : "never",
            percent(fork.drift()),
            percent(fork.outliers()));
      }
    }
    return table.build();
  }

  /** The machine over the run: before the first JVM, between JVMs, before the last. */
  private static Table noise(List<Fork> forks) {
    List<Fork.Machine> machines =
        forks.stream().map(Fork::before).filter(m -> m.loopMedianMicros() > 0).toList();
    Table.Builder table =
        Table.titled("The machine over the run: a fixed loop, and who else was running")
            .text("when")
            .number("loop, median us", "loop, p90 us", "load", "stolen", "other processes");
    if (machines.isEmpty()) {
      return table.build();
    }
    machine(table, "before the first JVM", machines.get(0));
    if (machines.size() > 2) {
      List<Fork.Machine> between = machines.subList(1, machines.size() - 1);
      machine(table, "between, least of " + between.size(), over(between, RunTables::least));
      machine(table, "between, most", over(between, RunTables::most));
    }
    if (machines.size() > 1) {
      machine(table, "before the last JVM", machines.get(machines.size() - 1));
    }
    double spread =
        most(machines, Fork.Machine::loopMedianMicros)
                / least(machines, Fork.Machine::loopMedianMicros)
            - 1;
    return table
        .row("spread", "the slowest loop took " + percent(spread) + " longer than the fastest")
        .build();
  }

  private static void machine(Table.Builder table, String when, Fork.Machine m) {
    table.row(
        when,
        digits(m.loopMedianMicros()),
        digits(m.loopP90Micros()),
        digits(m.loadAverage()),
        percent(m.stealShare()),
        percent(m.othersShare()));
  }

  private interface Extreme {
    double of(List<Fork.Machine> machines, ToDoubleFunction<Fork.Machine> value);
  }

  private static Fork.Machine over(List<Fork.Machine> machines, Extreme extreme) {
    return new Fork.Machine(
        extreme.of(machines, Fork.Machine::loopMedianMicros),
        extreme.of(machines, Fork.Machine::loopP90Micros),
        extreme.of(machines, Fork.Machine::loadAverage),
        extreme.of(machines, Fork.Machine::stealShare),
        extreme.of(machines, Fork.Machine::othersShare));
  }

  private static double least(List<Fork.Machine> machines, ToDoubleFunction<Fork.Machine> value) {
    return machines.stream()
        .mapToDouble(value)
        .filter(v -> !Double.isNaN(v))
        .min()
        .orElse(Double.NaN);
  }

  private static double most(List<Fork.Machine> machines, ToDoubleFunction<Fork.Machine> value) {
    return machines.stream()
        .mapToDouble(value)
        .filter(v -> !Double.isNaN(v))
        .max()
        .orElse(Double.NaN);
  }

  private static Table settings(List<Run.Settings> settings, Backends backends) {
    Table.Builder table =
        Table.titled("What each backend is given in each division")
            .text("division", "backend")
            .wide("JVM arguments", "environment", "reasons", "adapter");
    settings.stream()
        .sorted(
            Comparator.comparing(Run.Settings::division, CanonicalOrder.DIVISIONS)
                .thenComparing(Run.Settings::backend, CanonicalOrder.BACKENDS))
        .forEach(
            s ->
                table.row(
                    s.division(),
                    backends.label(s.backend()),
                    String.join(" ", s.jvmArgs()),
                    params(s.environment()),
                    String.join("; ", s.reasons()),
                    String.join("; ", s.adapter())));
    return table.build();
  }

  static String params(Map<String, String> params) {
    return params.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String digits(double value) {
    return Double.isNaN(value) ? "–" : Notation.digits(value, 3);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : Notation.percent(share);
  }
}
