package io.rnnbench.report.result;

import java.nio.file.Path;
import java.util.List;

/** Reads study-NAME.json. */
public final class StudyFile {
  /** How a study's file is named, as a glob. */
  public static final String PATTERN = "study-*.json";

  public static final String COMMAND =
      "java -jar correctness/target/correctness.jar study all --out DIR";

  private StudyFile() {}

  public static Study read(Path path) {
    JsonValue root = JsonFile.writtenBy(path, COMMAND).read();
    return new Study(
        path.getFileName().toString(),
        root.optional("command").map(JsonValue::text),
        root.field("study").text(),
        root.textOr("preset", ""),
        root.textOr("question", ""),
        root.textOr("answer", ""),
        root.listOf("claims", StudyFile::claim),
        root.listOf("figures", FigureJson::figure),
        root.listOf("curves", StudyFile::curve),
        root.listOf("comparisons", StudyFile::comparison),
        root.listOf("agreement", StudyFile::agreement),
        root.listOf("crashes", JsonValue::text));
  }

  private static Study.Claim claim(JsonValue claim) {
    return new Study.Claim(
        claim.field("id").scalar(),
        claim.field("text").text(),
        claim.textOr("backend", ""),
        claim.textOr("threshold", ""),
        claim.textOr("value", ""),
        claim.textOr("seeds", ""),
        verdict(claim.field("verdict")));
  }

  private static Study.Verdict verdict(JsonValue verdict) {
    return switch (verdict.text()) {
      case "CONFIRMED" -> Study.Verdict.CONFIRMED;
      case "REFUTED" -> Study.Verdict.REFUTED;
      default -> throw verdict.wrong("CONFIRMED or REFUTED");
    };
  }

  private static Study.Curve curve(JsonValue curve) {
    return new Study.Curve(
        curve.field("backend").text(),
        curve.textOr("label", ""),
        curve.textOr("seed", ""),
        numbers(curve, "loss"),
        numbers(curve, "accuracy"),
        numbers(curve, "validationLoss"),
        numbers(curve, "validationAccuracy"),
        numbers(curve, "seconds"));
  }

  private static List<Double> numbers(JsonValue curve, String name) {
    return curve.listOf(name, JsonValue::number);
  }

  private static Study.Comparison comparison(JsonValue row) {
    return new Study.Comparison(
        row.textOr("label", ""),
        row.textOr("quantity", ""),
        row.field("first").text(),
        row.field("second").text(),
        row.textOr("firstMedian", ""),
        row.textOr("secondMedian", ""),
        row.textOr("firstSeeds", ""),
        row.textOr("secondSeeds", ""),
        row.textOr("ratio", ""),
        row.textOr("p", ""),
        row.textOr("verdict", ""));
  }

  private static Study.Agreement agreement(JsonValue row) {
    return new Study.Agreement(
        row.field("backend").text(),
        row.textOr("label", ""),
        row.textOr("seed", ""),
        row.field("quantity").text(),
        row.textOr("points", ""),
        row.numberOrNaN("error"),
        row.numberOrNaN("tolerance"),
        row.textOr("where", ""),
        row.textOr("until", ""),
        row.field("ok").flag());
  }
}
