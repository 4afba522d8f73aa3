package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.parity.ParityProof;
import io.rnnbench.parity.ParityRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a backend must do on a GPU; skipped, with its reason, where it can't use one. Run it with
 * NVIDIA_TF32_OVERRIDE=0: cuDNN rounds the factors of float32 products to ten bits otherwise.
 */
class GpuContractTest {
  static Stream<Arguments> frameworksAndCells() {
    return Backends.frameworks().stream()
        .flatMap(b -> Stream.of(CellType.values()).map(cell -> Arguments.of(b.name(), cell)));
  }

  @ParameterizedTest
  @MethodSource("frameworksAndCells")
  void agreesWithTheReferenceOnTheGpu(String name, CellType cell) {
    for (Dtype dtype : Dtype.values()) {
      NetworkSpec spec = spec(cell, dtype);
      Backend backend = onGpu(name, spec);
      List<ParityRow> rows =
          new ParityProof(spec, 3, 4, Set.of(1, 10), 7).prove(backend, Device.GPU);
      assertThat(rows).isNotEmpty().allMatch(ParityRow::ok);
    }
  }

  @ParameterizedTest
  @MethodSource("frameworksAndCells")
  void runsEachPartOfAStepOnTheGpu(String name, CellType cell) {
    NetworkSpec spec = spec(cell, Dtype.FLOAT32);
    Backend backend = onGpu(name, spec);
    try (Session session = backend.open(spec, Weights.random(spec, 1), Device.GPU);
        Session.LoadedBatch batch = session.load(Batch.random(spec, 5, 4, 1))) {
      batch.infer();
      batch.forward();
      batch.forwardBackward();
      batch.update();
      batch.step();
      assertThat(batch.loss()).isPositive().isFinite();
    }
  }

  private static Backend onGpu(String name, NetworkSpec spec) {
    Backend backend = Backends.named(name).orElseThrow();
    Support support = backend.supports(spec, Device.GPU);
    assumeTrue(support.supported(), () -> name + ": " + support.note());
    return backend;
  }

  private static NetworkSpec spec(CellType cell, Dtype dtype) {
    return new NetworkSpec(
        cell,
        3,
        List.of(5, 5),
        false,
        new Head(2, Activation.SOFTMAX, Head.Steps.ALL),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.RmsProp(0.001f)),
        dtype);
  }
}
