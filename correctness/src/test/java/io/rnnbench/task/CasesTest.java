package io.rnnbench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.model.Batch;
import org.junit.jupiter.api.Test;

class CasesTest {
  private static final Batch BATCH =
      new Batch(
          new double[][][] {{{1}, {2}}, {{3}, {4}}, {{5}, {6}}},
          new double[][][] {{{10}}, {{20}}, {{30}}});

  @Test
  void batchesTheChosenCasesInTheOrderOfTheIndices() {
    Batch batch = Cases.of(BATCH).batch(2, 0, 2);
    assertThat(batch.x()).isDeepEqualTo(new double[][][] {{{5}, {6}}, {{1}, {2}}, {{5}, {6}}});
    assertThat(batch.y()).isDeepEqualTo(new double[][][] {{{30}}, {{10}}, {{30}}});
  }

  @Test
  void batchesAllCases() {
    assertThat(Cases.of(BATCH).all().x()).isDeepEqualTo(BATCH.x());
    assertThat(Cases.of(BATCH).all().y()).isDeepEqualTo(BATCH.y());
  }

  @Test
  void noneIsEmptyAndHasNoBatch() {
    assertThat(Cases.none().size()).isZero();
    assertThatThrownBy(Cases.none()::all)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 sequence");
  }

  @Test
  void aSplitNeedsCasesToLearnFrom() {
    assertThatThrownBy(() -> new Split(Cases.none(), Cases.of(BATCH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("train is empty, but a network needs cases to learn from");
  }

  @Test
  void aSplitOfTwoPartsHasAnEmptyTest() {
    assertThat(new Split(Cases.of(BATCH), Cases.none()).test().size()).isZero();
  }
}
