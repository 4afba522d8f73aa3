package io.rnnbench.report.result;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads run.json. */
public final class RunFile {
  public static final String NAME = "run.json";

  private RunFile() {}

  public static Run read(Path path) {
    JsonValue root = JsonFile.writtenBy(path, JmhFile.COMMAND).read();
    return new Run(
        root.optional("command").map(JsonValue::text),
        root.textOr("date", ""),
        root.textOr("preset", ""),
        divisions(root),
        root.optional("forksAskedFor")
            .map(forks -> OptionalInt.of(forks.wholeNumber()))
            .orElse(OptionalInt.empty()),
        root.listOf("settings", RunFile::settings),
        root.listOf("failures", RunFile::failure),
        root.listOf("unsupported", RunFile::unsupported),
        root.listOf("notes", JsonValue::text),
        root.listOf("forks", ForkJson::fork),
        root.listOf("memory", RunFile::memory));
  }

  /** An older file has one "division" instead of the list. */
  private static List<String> divisions(JsonValue root) {
    return root.optional("divisions").isPresent()
        ? root.listOf("divisions", JsonValue::text)
        : root.optional("division").map(JsonValue::text).stream().toList();
  }

  private static Run.Settings settings(JsonValue settings) {
    return new Run.Settings(
        settings.field("division").text(),
        settings.field("backend").text(),
        settings.listOf("jvmArgs", JsonValue::scalar),
        settings.scalarsOf("environment"),
        settings.listOf("reasons", JsonValue::text),
        settings.listOf("adapter", JsonValue::text));
  }

  private static Run.Failure failure(JsonValue failure) {
    return new Run.Failure(
        failure.field("benchmark").text(),
        failure.scalarsOf("params"),
        failure.textOr("reason", "no reason given"),
        failure.textOr("log", ""));
  }

  private static Run.Unsupported unsupported(JsonValue unsupported) {
    return new Run.Unsupported(
        unsupported.field("benchmark").text(),
        unsupported.scalarsOf("params"),
        unsupported.field("reason").text());
  }

  private static MemoryVerdict memory(JsonValue memory) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("backend", memory.field("backend").text());
    memory.optional("cell").ifPresent(cell -> params.put("cell", cell.text()));
    params.putAll(memory.scalarsOf("params"));
    return new MemoryVerdict(
        params,
        kind(memory.field("verdict")),
        memory.numberOrNaN("bytesPerStep"),
        memory.numberOrNaN("low"),
        memory.numberOrNaN("high"),
        memory.numberOrNaN("residentBytes"),
        memory.numberOrNaN("heapBytes"),
        memory.numberOrNaN("nativeBytes"));
  }

  private static MemoryVerdict.Kind kind(JsonValue verdict) {
    return switch (verdict.text()) {
      case "PLATEAU" -> MemoryVerdict.Kind.PLATEAU;
      case "LEAK" -> MemoryVerdict.Kind.LEAK;
      default -> throw verdict.wrong("PLATEAU or LEAK");
    };
  }
}
