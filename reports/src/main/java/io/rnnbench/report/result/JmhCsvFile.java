package io.rnnbench.report.result;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads what JMH writes with {@code -rf csv} and {@code -rf scsv}: scores and errors, no raw data,
 * nothing of the conditions. A profiler's metric is a line of its own there, {@code
 * benchmark:metric}, and becomes a secondary metric of its row.
 */
public final class JmhCsvFile {
  private static final String PARAM = "Param: ";

  /** How JMH's header begins, whatever separates it. */
  public static final String HEADER = "\"Benchmark\"";

  private JmhCsvFile() {}

  /**
   * Reads what can be read.
   *
   * @param broken takes the name of each line that can't be, and what is wrong with it
   */
  public static List<JmhResult> read(Path path, String text, BiConsumer<String, String> broken) {
    boolean semicolons = text.lines().findFirst().orElse("").contains("\";\"");
    CsvSchema schema =
        CsvSchema.emptySchema().withHeader().withColumnSeparator(semicolons ? ';' : ',');
    Map<RowKey, JmhResult> rows = new LinkedHashMap<>();
    List<JmhResult> repeats = new ArrayList<>();
    try (MappingIterator<Map<String, String>> lines =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(schema)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(text)) {
      while (lines.hasNext()) {
        Map<String, String> line = lines.next();
        try {
          add(line, rows, repeats);
        } catch (NumberFormatException | NullPointerException e) {
          broken.accept(
              String.valueOf(line.get("Benchmark")), "is not a line of JMH's CSV: " + line);
        }
      }
    } catch (IOException | RuntimeJsonMappingException e) {
      throw new Unreadable(
          path,
          "broken CSV: " + e.getMessage().lines().findFirst().orElse(""),
          "measure again with JMH's options -rf json -rff FILE");
    }
    repeats.addAll(0, rows.values());
    return List.copyOf(repeats);
  }

  private static void add(
      Map<String, String> line, Map<RowKey, JmhResult> rows, List<JmhResult> repeats) {
    String name = line.get("Benchmark");
    int colon = name.indexOf(':');
    Map<String, String> params = new LinkedHashMap<>();
    line.forEach(
        (column, value) -> {
          if (column.startsWith(PARAM) && !value.isEmpty()) {
            params.put(column.substring(PARAM.length()), value);
          }
        });
    JmhResult.Score score =
        new JmhResult.Score(
            number(line.get("Score")), number(line.get("Score Error (99.9%)")), line.get("Unit"));
    if (colon >= 0) {
      String row = name.substring(0, colon);
      String metric = name.substring(colon + 1);
      rows.values().stream()
          .filter(r -> r.benchmark().equals(row) && r.params().equals(params))
          .filter(r -> r.mode().equals(line.get("Mode")))
          .forEach(r -> r.secondaryScores().put(metric, score));
      return;
    }
    JmhResult result =
        new JmhResult(
            name,
            line.get("Mode"),
            score.unit(),
            Integer.parseInt(line.get("Threads")),
            0,
            1,
            line.get("Samples") + " samples",
            List.of(),
            params,
            score.value(),
            score.error(),
            Map.of(),
            List.of(),
            List.of(),
            Map.of(),
            new LinkedHashMap<>(),
            Map.of("samples", line.get("Samples")));
    if (rows.putIfAbsent(RowKey.of(result), result) != null) {
      repeats.add(result);
    }
  }

  /** With a comma where JMH ran in a locale that has one. */
  private static double number(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
  }
}
