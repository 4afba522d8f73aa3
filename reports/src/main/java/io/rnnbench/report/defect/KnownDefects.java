package io.rnnbench.report.defect;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads defects.yaml, which is part of this program. */
public final class KnownDefects {
  private static final String FILE = "/io/rnnbench/report/defects/defects.yaml";
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private KnownDefects() {}

  /** All that are known, in the order in which they are shown. */
  public static List<Defect> all() {
    try (InputStream in = KnownDefects.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("not in the jar: " + FILE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The defects of a YAML list.
   *
   * @throws IOException with the line, where a key is unknown, missing or of the wrong form
   */
  static List<Defect> parse(String yaml) throws IOException {
    return List.of(YAML.readValue(yaml, Defect[].class));
  }
}
