package io.rnnbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackingTest {

  private static NetworkSpec spec(CellType cell) {
    return new NetworkSpec(
        cell,
        2,
        List.of(3, 1),
        false,
        new Head(2, Activation.SOFTMAX, Head.Steps.LAST),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Adam(0.001f)),
        Dtype.FLOAT64);
  }

  @ParameterizedTest
  @EnumSource(CellType.class)
  void unpacksWhatItPacked(CellType cell) {
    Packing packing = new Packing(spec(cell), 3);
    List<Weights> weights =
        List.of(
            Weights.random(spec(cell), 1),
            Weights.random(spec(cell), 2),
            Weights.random(spec(cell), 3));
    Weights packed = packing.packWeights(weights).fit(packing.spec());
    for (int n = 0; n < 3; n++) {
      assertThat(packing.unpack(packed, n)).usingRecursiveComparison().isEqualTo(weights.get(n));
    }
    assertThat(Packing.of(packing.spec())).isEqualTo(packing);
  }

  @Test
  void putsBlocksOnTheDiagonalOfEachGate() {
    Packing packing = new Packing(spec(CellType.LSTM), 2);
    double[][] mask = Packing.mask(packing.spec()).layers().get(0).forward().r(); // (4 * 6, 6)
    for (int row = 0; row < mask.length; row++) {
      int block = row % 6 / 3;
      for (int column = 0; column < 6; column++) {
        assertThat(mask[row][column]).isEqualTo(column / 3 == block ? 1 : 0);
      }
    }
  }

  @Test
  void joinsBatchesAlongFeaturesAndTargets() {
    Packing packing = new Packing(spec(CellType.RNN), 2);
    Batch a = Batch.random(packing.one(), 4, 3, 1);
    Batch b = Batch.random(packing.one(), 4, 3, 2);
    Batch packed = packing.packBatches(List.of(a, b)).fit(packing.spec());
    assertThat(packed.x()[1][2])
        .containsExactly(a.x()[1][2][0], a.x()[1][2][1], b.x()[1][2][0], b.x()[1][2][1]);
    assertThat(packing.part(packed.y(), 1)).isDeepEqualTo(b.y());
  }
}
