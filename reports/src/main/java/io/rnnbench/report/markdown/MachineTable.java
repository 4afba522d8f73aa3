package io.rnnbench.report.markdown;

import io.rnnbench.report.summary.DirectorySummary;
import io.rnnbench.report.summary.RatioTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the directories of several machines say side by side: one table whose cells hold the ratio
 * of each machine (of its first two frameworks), then each machine's times at one shape.
 */
public final class MachineTable {
  private static final String NONE = "–";
  private static final String BETWEEN = " · ";

  private final List<DirectorySummary> machines;
  private final List<RatioTable> ratios;

  private MachineTable(List<DirectorySummary> machines) {
    this.machines = machines.stream().filter(machine -> !RatioTable.of(machine).isEmpty()).toList();
    ratios = this.machines.stream().map(machine -> RatioTable.of(machine).get(0)).toList();
  }

  /**
   * Lines that end with a newline each: {@link ResultTable}'s where no more than one machine timed
   * a training step.
   */
  public static String of(List<DirectorySummary> machines) {
    MachineTable table = new MachineTable(machines);
    return table.machines.size() > 1
        ? String.join("\n", table.lines()) + "\n"
        : ResultTable.of(table.machines.isEmpty() ? machines.get(0) : table.machines.get(0));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(grid().lines());
    lines.add("");
    lines.add(
        "%s of one training step: %s. In each cell, in this order, on"
            .formatted(ratios.get(0).title(), ratios.get(0).reading()));
    lines.add("");
    for (int m = 0; m < machines.size(); m++) {
      String origin = machines.get(m).origin().text();
      lines.add(
          "%d. %s. %s"
              .formatted(
                  m + 1, MarkdownText.escape(origin), MarkdownText.escape(ratios.get(m).common())));
    }
    lines.add("");
    machines.stream().flatMap(m -> ResultTable.notes(m).stream()).distinct().forEach(lines::add);
    for (int m = 0; m < machines.size(); m++) {
      lines.addAll(times(m));
    }
    return lines;
  }

  private Grid grid() {
    TreeSet<Integer> batches = new TreeSet<>();
    Map<String, Map<Integer, String[]>> cells = new LinkedHashMap<>();
    for (int m = 0; m < ratios.size(); m++) {
      List<Integer> own = ratios.get(m).batches();
      batches.addAll(own);
      for (RatioTable.Line line : ratios.get(m).lines()) {
        Map<Integer, String[]> row = cells.computeIfAbsent(line.name(), n -> new LinkedHashMap<>());
        for (int b = 0; b < own.size(); b++) {
          row.computeIfAbsent(own.get(b), n -> new String[ratios.size()])[m] =
              line.entries().get(b).text();
        }
      }
    }
    List<String> head = new ArrayList<>(List.of(ratios.get(0).title()));
    batches.forEach(batch -> head.add("batch " + batch));
    Grid grid = new Grid().row(head);
    cells.forEach(
        (name, row) -> {
          List<String> line = new ArrayList<>(List.of(name));
          batches.forEach(batch -> line.add(joined(row.get(batch))));
          grid.row(line);
        });
    return grid;
  }

  /** Empty where no machine ran it. */
  private static String joined(String[] entries) {
    return entries == null || Arrays.stream(entries).allMatch(MachineTable::isEmpty)
        ? ""
        : Arrays.stream(entries)
            .map(entry -> isEmpty(entry) ? NONE : entry)
            .collect(Collectors.joining(BETWEEN));
  }

  private static boolean isEmpty(String entry) {
    return entry == null || entry.isEmpty();
  }

  private List<String> times(int m) {
    DirectorySummary machine = machines.get(m);
    List<String> times = machine.site().map(SideBySide.of(machine)::lines).orElse(List.of());
    List<String> lines = new ArrayList<>();
    if (!times.isEmpty()) {
      lines.add("");
      lines.add("On machine %d:".formatted(m + 1));
      lines.add("");
      lines.addAll(times);
    }
    return lines;
  }
}
