package io.rnnbench.report.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.shell.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads annotations.yaml, which people write: one date and one text a line. */
public final class AnnotationFile {
  private static final String MEND =
      "write a list, one line each: - {date: 2026-11-20, text: \"PyTorch 2.7.1\"}";

  private AnnotationFile() {}

  /** The annotations by date; those of one date in the file's order. */
  public static List<Annotation> read(Path path) {
    JsonFile file = new JsonFile(path, MEND);
    JsonNode root = YamlFile.tree(file);
    if (!root.isArray()) {
      throw file.unreadable(root.isMissingNode() ? "the file is empty" : "expected a list");
    }
    List<Annotation> annotations = new ArrayList<>(root.size());
    for (int i = 0; i < root.size(); i++) {
      annotations.add(annotation(JsonValue.root(file, "[" + i + "]", root.get(i))));
    }
    annotations.sort(Comparator.comparing(Annotation::date));
    return List.copyOf(annotations);
  }

  private static Annotation annotation(JsonValue annotation) {
    annotation
        .members()
        .forEach(
            (key, value) -> {
              if (!key.equals("date") && !key.equals("text")) {
                throw value.wrong("only the keys date and text");
              }
            });
    JsonValue date = annotation.field("date");
    JsonValue text = annotation.field("text"); // no number: a version 2.10 would become 2.1
    if (text.text().isBlank()) {
      throw text.wrong("what happened");
    }
    return new Annotation(
        IsoDate.parse(date.scalar()).orElseThrow(() -> date.wrong("a date such as 2026-11-20")),
        UsageException.oneLine(text.text()));
  }
}
