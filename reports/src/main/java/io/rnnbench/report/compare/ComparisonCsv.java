package io.rnnbench.report.compare;

import io.rnnbench.report.result.RowKey;
import io.rnnbench.report.speed.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison as RFC 4180 writes tables, numbers in full: one column for each parameter, the
 * metric's unit for both medians, spreads as shares; empty where there is no value.
 */
public final class ComparisonCsv {
  private static final List<String> VALUES =
      List.of(
          "unit",
          "base",
          "base_spread",
          "candidate",
          "candidate_spread",
          "ratio",
          "low",
          "high",
          "p",
          "base_n",
          "candidate_n",
          "units",
          "not_compared");

  private ComparisonCsv() {}

  /** Header and rows, those that were not compared last. */
  public static List<String> of(Comparison comparison) {
    List<String> params =
        Stream.concat(
                comparison.rows().stream().map(ComparedRow::key),
                comparison.notCompared().keySet().stream())
            .flatMap(key -> key.params().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            Stream.of(List.of("benchmark", "mode", "threads"), params, VALUES)
                .flatMap(List::stream)));
    comparison
        .rows()
        .forEach(row -> lines.add(line(Stream.concat(key(row.key(), params), values(row)))));
    comparison
        .notCompared()
        .forEach(
            (key, reason) -> {
              Stream<String> empty = Collections.nCopies(VALUES.size() - 1, "").stream();
              Stream<String> values = Stream.concat(empty, Stream.of(reason));
              lines.add(line(Stream.concat(key(key, params), values)));
            });
    comparison
        .broken()
        .forEach(
            (name, reason) -> {
              int empty = 2 + params.size() + VALUES.size() - 1;
              lines.add(
                  line(
                      Stream.of(List.of(name), Collections.nCopies(empty, ""), List.of(reason))
                          .flatMap(List::stream)));
            });
    return lines;
  }

  private static Stream<String> key(RowKey key, List<String> params) {
    return Stream.concat(
        Stream.of(key.benchmark(), key.mode(), String.valueOf(key.threads())),
        params.stream().map(param -> key.params().getOrDefault(param, "")));
  }

  private static Stream<String> values(ComparedRow row) {
    Optional<Interval> interval = row.interval();
    return Stream.of(
        row.unit(),
        String.valueOf(row.base().median()),
        number(row.base().spread()),
        String.valueOf(row.candidate().median()),
        number(row.candidate().spread()),
        Double.isNaN(row.ratio()) ? "" : String.valueOf(row.ratio()),
        interval.map(i -> String.valueOf(i.low())).orElse(""),
        interval.map(i -> String.valueOf(i.high())).orElse(""),
        number(row.p()),
        String.valueOf(row.base().count()),
        String.valueOf(row.candidate().count()),
        row.basis().name().toLowerCase(Locale.ROOT),
        "");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.valueOf(value.getAsDouble()) : "";
  }

  private static String line(Stream<String> cells) {
    return cells.map(ComparisonCsv::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
