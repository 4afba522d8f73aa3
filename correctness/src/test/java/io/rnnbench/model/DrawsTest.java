package io.rnnbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

  /** java.util.Random gives 0.73 for each of these seeds. */
  @Test
  void neighbouringSeedsHaveNothingInCommon() {
    double[] first =
        LongStream.rangeClosed(1, 100).mapToDouble(s -> Draws.of(s, "x").nextDouble()).toArray();
    assertThat(Arrays.stream(first).min().orElseThrow()).isLessThan(0.05);
    assertThat(Arrays.stream(first).max().orElseThrow()).isGreaterThan(0.95);
    assertThat(Arrays.stream(first).average().orElseThrow()).isBetween(0.4, 0.6);
  }

  @Test
  void oneSeedServesManyPurposes() {
    assertThat(Draws.of(1, "weights").nextDouble()).isNotEqualTo(Draws.of(1, "data").nextDouble());
    assertThat(Draws.of(1, "weights").nextDouble()).isEqualTo(Draws.of(1, "weights").nextDouble());
  }

  @Test
  void networksOfNeighbouringSeedsBeginWithDifferentWeights() {
    NetworkSpec spec =
        new NetworkSpec(
            CellType.RNN,
            1,
            List.of(1),
            false,
            new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
            new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
            Dtype.FLOAT32);
    double[] first =
        LongStream.rangeClosed(1, 30)
            .mapToDouble(s -> Weights.glorot(spec, s).layers().get(0).forward().w()[0][0])
            .toArray();
    assertThat(Arrays.stream(first).min().orElseThrow()).isLessThan(-0.5);
    assertThat(Arrays.stream(first).max().orElseThrow()).isGreaterThan(0.5);
  }
}
