package io.rnnbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  @TempDir private Path directory;
  private Path out;
  private Results results;

  @BeforeEach
  void copySample() throws IOException {
    results = Results.standard(directory);
    out = Files.createDirectory(directory.resolve("figures"));
  }

  @Test
  void chartsAreWrittenAsVectorsAndPixels() throws IOException {
    Execution execution = figures();

    assertThat(execution.code()).isZero();
    assertThat(execution.out())
        .contains(out.resolve("ratio-hidden-128.svg").toString())
        .contains(out.resolve("time-lstm-hidden-128.png").toString())
        .allSatisfy(path -> assertThat(new File(path)).isNotEmpty());
    assertThat(colours(out.resolve("time-lstm-hidden-128.png")))
        .contains(new Color(0x0072b2)) // the blue of DJL
        .hasSizeGreaterThan(10);
  }

  @Test
  void vectorsHaveMarksForEveryPointAndNameTheirAxes() throws IOException {
    figures();

    String svg = Files.readString(out.resolve("ratio-hidden-128.svg"));
    assertThat(svg)
        .startsWith("<svg")
        .contains("DL4J time / DJL time, training step, hidden 128", "batch size (sequences)")
        .contains(">LSTM, tuned", ">RNN, tuned", ">equal")
        .doesNotContain("NaN", "Infinity", "<style", "<script");
  }

  @Test
  void figuresOfStudiesAreThereToo() throws IOException {
    Results studies = Results.in(directory);
    Execution execution =
        Execution.of("figures", studies.directory().toString(), "--out", out.toString());

    assertThat(execution.code()).isZero();
    assertThat(execution.out()).anySatisfy(path -> assertThat(path).contains("loss-over-epochs"));
  }

  @Test
  void namesFromFilesAreFitForFilesAndEscaped() throws IOException {
    results.edit(
        "jmh.json",
        root ->
            root.findParents("hidden")
                .forEach(params -> ((ObjectNode) params).put("hidden", "../<script>x")));

    Execution execution = figures();

    assertThat(execution.code()).isZero();
    assertThat(execution.out())
        .allSatisfy(path -> assertThat(Path.of(path).getParent()).isEqualTo(out))
        .allSatisfy(path -> assertThat(path).matches(".*/[a-z0-9-]+\\.(svg|png)"));
    for (Path svg : svgs()) {
      assertThat(Files.readString(svg)).doesNotContainPattern(Pattern.compile("(?i)<script"));
    }
  }

  @Test
  void directoryThatIsNotThereIsOneLineAndNothingIsWritten() {
    Execution execution =
        Execution.of(
            "figures", results.directory().toString(), "--out", directory.resolve("no").toString());

    assertThat(execution.code()).isEqualTo(2);
    assertThat(execution.err()).singleElement().asString().contains("no such directory");
  }

  private Execution figures() {
    return Execution.of("figures", results.directory().toString(), "--out", out.toString());
  }

  private List<Path> svgs() throws IOException {
    try (var files = Files.list(out)) {
      return files.filter(file -> file.toString().endsWith(".svg")).toList();
    }
  }

  private static List<Color> colours(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    return java.util.Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .mapToObj(Color::new)
        .toList();
  }
}
