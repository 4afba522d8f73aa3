package io.rnnbench.report.result;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;

/** Reads what a user writes in YAML. */
final class YamlFile {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private YamlFile() {}

  /** The whole file; a missing node where it is empty. */
  static JsonNode tree(JsonFile file) {
    if (!Files.isReadable(file.path()) || Files.isDirectory(file.path())) {
      throw new Unreadable(
          file.path(), "no such file, or not readable", "give the path of a YAML file");
    }
    file.requireFile();
    try {
      return MAPPER.readTree(file.path().toFile());
    } catch (IOException e) {
      throw file.unreadable("YAML", e);
    }
  }
}
