package io.rnnbench.report.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table for programs: what each row is, and its values by name, numbers in full. A number that is
 * not finite is left out like one that is not there.
 */
public final class Records {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private record Row(RowKey key, List<?> values) {}

  /**
   * A row without values.
   *
   * @param key null where not even that is known
   */
  private record Missing(RowKey key, String name, String reason) {}

  private final Map<String, Object> head;
  private final List<String> names;
  private final List<Row> rows = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param head what JSON says of all rows
   * @param names of the values of each row
   */
  Records(Map<String, Object> head, List<String> names) {
    this.head = new LinkedHashMap<>(head);
    this.names = List.copyOf(names);
  }

  /** Adds a row with a value for each name: text, a number, an OptionalDouble; null for none. */
  Records row(RowKey key, Object... values) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(values.length + " values, " + names.size() + " names");
    }
    rows.add(new Row(key, Arrays.stream(values).map(Records::finite).toList()));
    return this;
  }

  /** Adds a row that has no values, and says why. */
  Records notCompared(RowKey key, String reason) {
    missing.add(new Missing(key, key.text(), reason));
    return this;
  }

  /** The same of a row of which no more than a name is known. */
  Records notCompared(String name, String reason) {
    missing.add(new Missing(null, name, reason));
    return this;
  }

  /** Empty text for what is no number. */
  private static Object finite(Object value) {
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? finite(optional.getAsDouble()) : "";
    }
    boolean none = value == null || (value instanceof Double number && !Double.isFinite(number));
    return none ? "" : value;
  }

  /** As RFC 4180 writes tables: one column for each parameter; rows without values last. */
  public List<String> csv() {
    List<String> params =
        Stream.concat(rows.stream().map(Row::key), missing.stream().map(Missing::key))
            .filter(Objects::nonNull)
            .flatMap(key -> key.params().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    List<String> empty = Collections.nCopies(names.size(), "");
    List<String> lines = new ArrayList<>();
    lines.add(
        csv(
            Stream.of(
                List.of("benchmark", "mode", "threads"), params, names, List.of("notCompared"))));
    rows.forEach(row -> lines.add(csv(Stream.of(cells(row.key, params), row.values, List.of("")))));
    for (Missing row : missing) {
      List<?> cells = row.key == null ? unknown(row.name, params) : cells(row.key, params);
      lines.add(csv(Stream.of(cells, empty, List.of(row.reason))));
    }
    return lines;
  }

  private static List<?> cells(RowKey key, List<String> params) {
    List<Object> cells = new ArrayList<>(List.of(key.benchmark(), key.mode(), key.threads()));
    params.forEach(param -> cells.add(key.params().getOrDefault(param, "")));
    return cells;
  }

  private static List<?> unknown(String name, List<String> params) {
    List<Object> cells = new ArrayList<>(List.of(name, "", ""));
    cells.addAll(Collections.nCopies(params.size(), ""));
    return cells;
  }

  private static String csv(Stream<List<?>> cells) {
    return cells
        .flatMap(List::stream)
        .map(cell -> quoted(String.valueOf(cell)))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  /** A document, line by line. */
  public List<String> json() {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("schema", 1);
    file.putAll(head);
    file.put("rows", rows.stream().map(this::json).toList());
    file.put(
        "notCompared",
        missing.stream().map(row -> Map.of("row", row.name, "reason", row.reason)).toList());
    try {
      return MAPPER.writeValueAsString(file).lines().toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can't fail to be written", e);
    }
  }

  private Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", row.key.benchmark());
    json.put("mode", row.key.mode());
    json.put("threads", row.key.threads());
    json.put("batchSize", row.key.batchSize());
    json.put("params", row.key.params());
    for (int i = 0; i < names.size(); i++) {
      Object value = row.values.get(i);
      json.put(names.get(i), "".equals(value) ? null : value);
    }
    return json;
  }
}
