package io.rnnbench.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.report.result.Annotation;
import io.rnnbench.report.result.ResultDirectory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void holdsTheHistoryOfItsDirectoriesAndTheAnnotations() throws URISyntaxException {
    ResultDirectory run =
        ResultDirectory.read(Path.of(SummaryTest.class.getResource("/results/standard").toURI()));
    List<Annotation> annotations =
        List.of(new Annotation(Instant.parse("2026-11-20T00:00:00Z"), "PyTorch 2.7.1"));

    Summary summary = Summary.of(List.of(run, run), annotations);

    assertThat(summary.annotations()).isEqualTo(annotations);
    assertThat(summary.history().groups())
        .singleElement()
        .satisfies(group -> assertThat(group.lines()).isNotEmpty());
  }

  @Test
  void oneDirectoryHasNoHistory() throws URISyntaxException {
    ResultDirectory run =
        ResultDirectory.read(Path.of(SummaryTest.class.getResource("/results/standard").toURI()));

    assertThat(Summary.of(List.of(run)).history().groups()).isEmpty();
  }
}
