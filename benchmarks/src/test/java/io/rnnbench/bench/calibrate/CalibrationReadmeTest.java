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

/** The README's error rates are those of the calibrations in reports/results. */
class CalibrationReadmeTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void theReadmeShowsEveryCalibration() throws IOException {
    List<Path> calibrations = calibrations();
    assertThat(calibrations).isNotEmpty();
    for (Path directory : calibrations) {
      JsonNode calibration =
          ResultFile.JSON.readTree(directory.resolve("calibration.json").toFile());
      List<CalibrationRow> rows =
          Arrays.asList(
              ResultFile.JSON.treeToValue(calibration.get("rows"), CalibrationRow[].class));
      assertThat(ROOT.resolve("README.md"))
          .as(directory.getFileName().toString())
          .content()
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
