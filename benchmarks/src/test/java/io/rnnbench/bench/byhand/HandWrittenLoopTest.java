package io.rnnbench.bench.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import org.junit.jupiter.api.Test;

/** The loops do the work with which the suite's steps are compared. */
class HandWrittenLoopTest {

  @Test
  void theLoopsTrainTheSameNetwork() {
    for (Backend backend : Backends.frameworks()) {
      backend.load();
      try (HandWrittenLoop loop = HandWrittenLoop.of(backend.name())) {
        // Four gates of 8 units over 4 inputs, 8 states and a bias; 2 outputs over 8 units and one.
        assertThat(loop.parameters()).isEqualTo(4 * 8 * (4 + 8 + 1) + 2 * (8 + 1));
        double first = loop.step();
        assertThat(first).isCloseTo(Math.log(2), within(0.5));
        double last = first;
        for (int i = 0; i < 300; i++) {
          last = loop.step();
        }
        assertThat(last).isLessThan(first / 2).isPositive();
      }
    }
  }

  @Test
  void saysWhereNoLoopIsWritten() {
    assertThatThrownBy(() -> HandWrittenLoop.of("reference"))
        .hasMessage("no loop is written by hand for reference");
  }
}
