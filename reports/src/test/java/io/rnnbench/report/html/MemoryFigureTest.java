package io.rnnbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.Figure;
import io.rnnbench.report.result.ResultDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryFigureTest {
  private static final Path STORED = Path.of("results/2026-11-21-epyc-2-cores-cpu");

  @Test
  void growthIsSinceTheFirstMeasuredIterationAndOverTrainingSteps() {
    Figure figure =
        MemoryFigure.of(ResultDirectory.read(STORED).timed(), Backends.DEFAULT).orElseThrow();

    assertThat(figure.series())
        .extracting(Figure.Series::label)
        .contains("DL4J LSTM, tuned", "DJL LSTM, tuned");
    List<Figure.Point> djl =
        figure.series().stream()
            .filter(series -> series.label().equals("DJL LSTM, tuned"))
            .findFirst()
            .orElseThrow()
            .points();
    assertThat(djl).hasSize(40);
    assertThat(djl.get(0)).extracting(Figure.Point::x, Figure.Point::y).containsExactly(500.0, 0.0);
    // 2,462,687,232 bytes after 20,000 steps, 2,461,896,704 after 500
    assertThat(djl.get(39))
        .extracting(Figure.Point::x, Figure.Point::y)
        .containsExactly(20_000.0, 772.0);
  }

  @Test
  void nothingIsDrawnWhereNothingWasMeasured() {
    assertThat(MemoryFigure.of(List.of(), Backends.DEFAULT)).isEmpty();
  }
}
