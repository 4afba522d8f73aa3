package io.rnnbench.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.cli.file.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The error rates in the README and in GATE.md are those of the calibrations in reports/results.
 */
class CalibrationReadmeTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void everyCalibrationIsShown() throws IOException {
    List<Path> calibrations = calibrations();
    assertThat(calibrations).isNotEmpty();
    String shown =
        Files.readString(ROOT.resolve("README.md"))
            + Files.readString(ROOT.resolve("reports/GATE.md"));
    for (Path directory : calibrations) {
      JsonNode calibration =
          ResultFile.JSON.readTree(directory.resolve("calibration.json").toFile());
      List<CalibrationRow> rows =
          Arrays.asList(
              ResultFile.JSON.treeToValue(calibration.get("rows"), CalibrationRow[].class));
      assertThat(shown)
          .as(directory.getFileName().toString())
          .contains(String.join("\n", CalibrationRow.table(rows)));
    }
  }

  private static List<Path> calibrations() throws IOException {
    try (Stream<Path> results = Files.list(ROOT.resolve("reports/results"))) {
      return results
          .filter(directory -> Files.exists(directory.resolve("calibration.json")))
          .sorted()
          .toList();
    }
  }
}
