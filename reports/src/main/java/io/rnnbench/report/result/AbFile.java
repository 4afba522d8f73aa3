package io.rnnbench.report.result;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads ab.json. */
public final class AbFile {
  public static final String NAME = "ab.json";

  private static final String COMMAND =
      "java -jar benchmarks/target/benchmarks.jar ab --baseline JAR --candidate JAR --out DIR";

  private AbFile() {}

  public static Ab read(Path path) {
    JsonValue root = JsonFile.writtenBy(path, COMMAND).read();
    return new Ab(
        root.textOr("command", ""),
        root.textOr("plan", ""),
        program(root.field("baseline")),
        program(root.field("candidate")),
        root.field("minEffect").number(),
        root.field("maxSlowdown").number(),
        root.listOf("forks", AbFile::fork),
        root.listOf("parts", AbFile::fork));
  }

  private static Ab.Program program(JsonValue program) {
    return new Ab.Program(
        program.field("name").text(),
        program.textOr("java", ""),
        program.textOr("jar", ""),
        program.listOf("jvmArgs", JsonValue::text));
  }

  private static Ab.Fork fork(JsonValue fork) {
    return new Ab.Fork(
        fork.field("round").integer(),
        fork.field("group").text(),
        side(fork.field("side")),
        fork.field("status").text(),
        fork.textOr("reason", ""),
        fork.textOr("log", ""),
        fork.numberOrNaN("seconds"),
        fork.optional("startSeconds").map(JsonValue::number).orElse(0.0),
        numbers(fork, "machine"),
        fork.listOf("results", AbFile::result));
  }

  private static String side(JsonValue side) {
    if (!side.text().equals(Ab.BASELINE) && !side.text().equals(Ab.CANDIDATE)) {
      throw side.wrong("baseline or candidate");
    }
    return side.text();
  }

  private static Ab.Result result(JsonValue result) {
    return new Ab.Result(
        result.field("benchmark").text(),
        result.scalarsOf("params"),
        result.field("mode").text(),
        result.field("unit").text(),
        result.listOf("iterations", JsonValue::number),
        result.listOf("lowerQuartiles", JsonValue::number),
        result.listOf("allocations", JsonValue::number),
        result.listOf("slices", JsonValue::number),
        result.listOf("sliceMeans", JsonValue::number),
        result.optional("evidence").map(AbFile::evidence).orElse(Ab.Evidence.NONE));
  }

  private static Map<String, Double> numbers(JsonValue object, String name) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    object
        .optional(name)
        .ifPresent(o -> o.members().forEach((key, value) -> numbers.put(key, value.number())));
    return numbers;
  }

  private static Ab.Evidence evidence(JsonValue evidence) {
    return new Ab.Evidence(
        evidence.listOf("cpu", JsonValue::number),
        evidence.listOf("waited", JsonValue::number),
        evidence.listOf("switches", JsonValue::number),
        evidence.listOf("collections", JsonValue::number),
        evidence.listOf("compilation", JsonValue::number));
  }
}
