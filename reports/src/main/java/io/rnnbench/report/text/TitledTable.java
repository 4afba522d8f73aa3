package io.rnnbench.report.text;

import java.util.List;
import java.util.stream.Stream;

/** A table and the lines that explain it. */
public record TitledTable(List<String> above, TextTable table, List<String> below) {

  /** As a terminal of the given width shows it. */
  public List<String> lines(int width) {
    return Stream.of(above, List.of(""), table.lines(width), below).flatMap(List::stream).toList();
  }
}
