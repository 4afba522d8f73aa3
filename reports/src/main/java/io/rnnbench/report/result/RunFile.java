package io.rnnbench.report.result;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads run.json. */
public final class RunFile {
  public static final String NAME = "run.json";

  private RunFile() {}

  public static Run read(Path path) {
    JsonValue root = JsonFile.writtenBy(path, JmhFile.COMMAND).read();
    return new Run(
        root.optional("command").map(JsonValue::text),
        root.textOr("preset", ""),
        root.textOr("division", ""),
        root.listOf("failures", RunFile::failure),
        root.listOf("notes", JsonValue::text));
  }

  private static Run.Failure failure(JsonValue failure) {
    Map<String, String> params = new LinkedHashMap<>();
    failure
        .optional("params")
        .ifPresent(p -> p.members().forEach((name, value) -> params.put(name, value.scalar())));
    return new Run.Failure(
        failure.field("benchmark").text(), params, failure.textOr("reason", "no reason given"));
  }
}
