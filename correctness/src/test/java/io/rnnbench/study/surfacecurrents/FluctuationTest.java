package io.rnnbench.study.surfacecurrents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FluctuationTest {

  @Test
  void aSteadyDeclineHasNone() {
    Fluctuation none = Fluctuation.of(decline(e -> 1.0).boxed().toList());
    assertThat(none.rises()).isZero();
    assertThat(none.deviation()).isCloseTo(0, within(1e-12));
  }

  @Test
  void jumpsAreMeasuredInProportionToTheLoss() {
    List<Double> jumping = decline(e -> e % 2 == 0 ? 1.1 : 1.0).boxed().toList();
    List<Double> tenTimes = jumping.stream().map(loss -> 10 * loss).toList();
    assertThat(Fluctuation.of(jumping).rises()).isBetween(0.4, 0.6);
    assertThat(Fluctuation.of(jumping).deviation()).isBetween(0.05, 0.2);
    assertThat(Fluctuation.of(tenTimes).deviation())
        .isCloseTo(Fluctuation.of(jumping).deviation(), within(1e-12));
  }

  private static DoubleStream decline(IntToDoubleFunction jump) {
    return IntStream.range(0, 40).mapToDouble(e -> Math.pow(0.97, e) * jump.applyAsDouble(e));
  }
}
