package io.rnnbench.report.result;

import java.nio.file.Path;

/** Reads parity.json. */
public final class ParityFile {
  public static final String NAME = "parity.json";
  public static final String COMMAND =
      "java -jar correctness/target/correctness.jar parity --out DIR";

  private ParityFile() {}

  public static Parity read(Path path) {
    JsonValue root = JsonFile.writtenBy(path, COMMAND).read();
    return new Parity(
        root.optional("command").map(JsonValue::text),
        root.field("rows").items().stream().map(ParityFile::row).toList(),
        root.listOf("unsupported", ParityFile::unsupported),
        root.listOf("crashes", JsonValue::text));
  }

  private static Parity.Row row(JsonValue row) {
    return new Parity.Row(
        row.field("backend").text(),
        Network.of(row.field("network")),
        row.field("dtype").text(),
        row.field("quantity").text(),
        row.optional("updates").map(JsonValue::integer).orElse(0),
        row.numberOrNaN("error"),
        row.numberOrNaN("tolerance"),
        row.textOr("where", ""),
        row.field("ok").flag());
  }

  private static Parity.Unsupported unsupported(JsonValue row) {
    return new Parity.Unsupported(
        row.field("backend").text(),
        Network.of(row.field("network")),
        row.textOr("reason", "no reason given"));
  }
}
