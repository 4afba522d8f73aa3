package io.rnnbench.report.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.report.result.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** A comparison as JSON; numbers that are not finite, or not there, are null. */
public final class ComparisonJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private record File(
      int schema,
      String base,
      String candidate,
      String metric,
      Double geometricMean,
      List<Row> rows,
      List<NotCompared> notCompared) {}

  private record Row(
      String benchmark,
      String mode,
      int threads,
      int batchSize,
      SortedMap<String, String> params,
      String unit,
      Double base,
      Double candidate,
      Double ratio,
      Double low,
      Double high,
      Double p,
      int baseCount,
      int candidateCount,
      String basis,
      boolean differs) {}

  private record NotCompared(String row, String reason) {}

  private ComparisonJson() {}

  /** A document that ends with a newline. */
  public static String of(Comparison comparison) {
    List<NotCompared> notCompared = new ArrayList<>();
    comparison
        .notCompared()
        .forEach((key, reason) -> notCompared.add(new NotCompared(key.text(), reason)));
    comparison.broken().forEach((name, reason) -> notCompared.add(new NotCompared(name, reason)));
    File file =
        new File(
            1,
            comparison.base(),
            comparison.candidate(),
            comparison.metric().name(),
            number(comparison.geometricMean()),
            comparison.rows().stream().map(ComparisonJson::row).toList(),
            notCompared);
    try {
      return MAPPER.writeValueAsString(file) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can't fail to be written", e);
    }
  }

  private static Row row(ComparedRow row) {
    RowKey key = row.key();
    return new Row(
        key.benchmark(),
        key.mode(),
        key.threads(),
        key.batchSize(),
        key.params(),
        row.unit(),
        finite(row.base().median()),
        finite(row.candidate().median()),
        finite(row.ratio()),
        row.interval().map(i -> i.low()).orElse(null),
        row.interval().map(i -> i.high()).orElse(null),
        number(row.p()),
        row.base().count(),
        row.candidate().count(),
        row.basis().name().toLowerCase(Locale.ROOT),
        row.differs());
  }

  private static Double number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
