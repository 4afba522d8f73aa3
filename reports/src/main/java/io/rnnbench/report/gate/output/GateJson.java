package io.rnnbench.report.gate.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rnnbench.report.gate.GateResult;
import io.rnnbench.report.gate.GateRow;
import io.rnnbench.report.gate.Verdict;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** The result as gate.json; numbers that are not finite are null. */
public final class GateJson {
  /** Half a surrogate pair, which UTF-8 has no bytes for and JSON readers refuse in a name. */
  private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");

  private static final ObjectWriter WRITER =
      new JsonMapper()
          .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private record File(
      int schema,
      Verdict verdict,
      String baseline,
      String candidate,
      double minEffect,
      double maxSlowdown,
      List<Row> rows,
      List<String> differences,
      List<String> notes,
      String reproduce) {}

  private record Row(
      String benchmark,
      SortedMap<String, String> params,
      String metric,
      Double baseline,
      Double candidate,
      String unit,
      Double ratio,
      Double low,
      Double high,
      Verdict verdict,
      int forks,
      String reason) {}

  private GateJson() {}

  /** A JSON document. */
  public static String of(GateResult result) {
    return write(
        new File(
            1,
            result.verdict(),
            result.baseline(),
            result.candidate(),
            result.thresholds().minEffect(),
            result.thresholds().maxSlowdown(),
            result.rows().stream().map(GateJson::row).toList(),
            result.differences(),
            result.notes(),
            result.reproduce()));
  }

  private static Row row(GateRow row) {
    return new Row(
        row.subject().benchmark(),
        row.subject().params(),
        row.subject().metric(),
        finite(row.baseline()),
        finite(row.candidate()),
        row.unit(),
        finite(row.ratio()),
        finite(row.low()),
        finite(row.high()),
        row.verdict(),
        row.forks(),
        row.reason());
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Any value as JSON that ends with a newline. */
  static String write(Object value) {
    try {
      String json = WRITER.writeValueAsString(value);
      return HALF_A_PAIR.matcher(json).replaceAll("\ufffd") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can't fail to be written", e);
    }
  }
}
