package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.backend.Session.LoadedEpoch;
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
import io.rnnbench.reference.ReferenceBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An epoch through a framework's own feeding is made of the steps that are proved equal. */
class EpochContractTest {

  static Stream<Arguments> frameworksAndCells() {
    List<Arguments> arguments = new ArrayList<>();
    for (Division division : Division.values()) {
      for (Backend backend : Backends.frameworks(division, 1)) {
        for (CellType cell : CellType.values()) {
          for (Head.Steps steps : Head.Steps.values()) {
            NetworkSpec spec = spec(cell, steps, new Optimizer.Adam(0.01f), Dtype.FLOAT32);
            if (backend.supports(spec, Device.CPU).supported()) {
              arguments.add(Arguments.of(division, backend.name(), cell, steps));
            }
          }
        }
      }
    }
    return arguments.stream();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @MethodSource("frameworksAndCells")
  void anEpochOfOneBatchIsOneStep(
      Division division, String backend, CellType cell, Head.Steps steps) {
    for (Dtype dtype : dtypes(division)) {
      NetworkSpec spec = spec(cell, steps, new Optimizer.Adam(0.01f), dtype);
      Batch all = Batch.random(spec, 6, 4, 1);
      Weights start = Weights.random(spec, 2);
      Weights expected;
      try (Session session = backend(division, backend).open(spec, start, Device.CPU);
          LoadedBatch batch = session.load(all)) {
        batch.step();
        batch.step();
        expected = session.weights();
      }
      try (Session session = backend(division, backend).open(spec, start, Device.CPU);
          LoadedEpoch epoch = session.loadAll(all, 6)) {
        epoch.epoch();
        epoch.epoch();
        assertClose(session.weights(), expected, dtype == Dtype.FLOAT64 ? 1e-9 : 1e-4);
      }
    }
  }

  /**
   * With a rate near zero all gradients of an epoch are taken at the same weights, and plain
   * descent adds them up. Only if each sequence was used once is their sum that of the whole set;
   * and since every sequence has targets of its own, only if it still had its own.
   */
  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @MethodSource("frameworksAndCells")
  void usesEachSequenceOnceWithItsOwnTargets(
      Division division, String backend, CellType cell, Head.Steps steps) {
    boolean stock = division == Division.STOCK; // has no float64, whose rate can be smaller
    float rate = stock ? 1e-3f : 1e-5f;
    NetworkSpec spec =
        spec(cell, steps, new Optimizer.Sgd(rate), stock ? Dtype.FLOAT32 : Dtype.FLOAT64);
    Batch all = Batch.random(spec, 8, 5, 3);
    Weights start = Weights.random(spec, 4).fit(spec);
    Weights gradients;
    try (Session reference = new ReferenceBackend().open(spec, start, Device.CPU)) {
      gradients = reference.gradients(all).weights();
    }
    try (Session session = backend(division, backend).open(spec, start, Device.CPU);
        LoadedEpoch epoch = session.loadAll(all, 2)) {
      Weights before = session.weights();
      for (int k = 0; k < 3; k++) {
        epoch.epoch();
        Weights after = session.weights();
        double scale = -rate * (8 / 2);
        assertClose(difference(after, before, scale), gradients, stock ? 0.005 : 1e-4);
        before = after;
      }
    }
  }

  /** Five sequences in twos: one is left, and which it is is the framework's choice. */
  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @MethodSource("frameworksAndCells")
  void theLastBatchTakesWhatIsLeft(
      Division division, String backend, CellType cell, Head.Steps steps) {
    boolean stock = division == Division.STOCK;
    float rate = stock ? 1e-3f : 1e-5f;
    NetworkSpec spec =
        spec(cell, steps, new Optimizer.Sgd(rate), stock ? Dtype.FLOAT32 : Dtype.FLOAT64);
    Batch all = Batch.random(spec, 5, 4, 3);
    Weights start = Weights.random(spec, 4).fit(spec);
    List<Weights> each = new ArrayList<>();
    try (Session reference = new ReferenceBackend().open(spec, start, Device.CPU)) {
      for (int i = 0; i < 5; i++) {
        each.add(reference.gradients(all.slice(i, i + 1)).weights());
      }
    }
    try (Session session = backend(division, backend).open(spec, start, Device.CPU);
        LoadedEpoch epoch = session.loadAll(all, 2)) {
      epoch.epoch();
      Weights actual = difference(session.weights(), start, -rate);
      ToDoubleFunction<Integer> distance =
          left -> {
            double largest = 0;
            for (int r = 0; r < actual.rows().size(); r++) {
              double[] values = actual.rows().get(r).values();
              for (int k = 0; k < values.length; k++) {
                double sum = 0;
                for (int i = 0; i < 5; i++) {
                  sum += each.get(i).rows().get(r).values()[k] * (i == left ? 1 : 0.5);
                }
                largest = Math.max(largest, Math.abs(values[k] - sum));
              }
            }
            return largest;
          };
      double tolerance = stock ? 0.005 : 1e-3;
      assertThat(Stream.of(0, 1, 2, 3, 4).filter(i -> distance.applyAsDouble(i) < tolerance))
          .hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @MethodSource("frameworksAndCells")
  void shufflesAnewEachEpoch(Division division, String backend, CellType cell, Head.Steps steps) {
    NetworkSpec spec = spec(cell, steps, new Optimizer.Sgd(0.5f), Dtype.FLOAT32);
    Batch all = Batch.random(spec, 16, 3, 3);
    Weights afterFirst;
    Weights afterSecond;
    try (Session session =
            backend(division, backend).open(spec, Weights.random(spec, 4), Device.CPU);
        LoadedEpoch epoch = session.loadAll(all, 1)) {
      epoch.epoch();
      afterFirst = session.weights();
      epoch.epoch();
      afterSecond = session.weights();
    }
    // Plain descent remembers nothing: in the same order, the second epoch would come out the same.
    try (Session session = backend(division, backend).open(spec, afterFirst, Device.CPU);
        LoadedEpoch epoch = session.loadAll(all, 1)) {
      epoch.epoch();
      assertThat(session.weights().rows().get(0).values())
          .isNotEqualTo(afterSecond.rows().get(0).values());
    }
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @MethodSource("frameworksAndCells")
  void refusesWhatItsFeedingCanNotCarry(
      Division division, String backend, CellType cell, Head.Steps steps) {
    NetworkSpec spec = spec(cell, steps, new Optimizer.Sgd(0.5f), Dtype.FLOAT32);
    Batch plain = Batch.random(spec, 4, 3, 3);
    double[][][] dropAll = new double[4][spec.outputSteps(3)][spec.outputSizeOf(0)];
    try (Session session =
        backend(division, backend).open(spec, Weights.random(spec, 4), Device.CPU)) {
      assertThatThrownBy(() -> session.loadAll(plain.dropping(dropAll), 2))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("drops no units");
    }
  }

  private static List<Dtype> dtypes(Division division) {
    return division == Division.STOCK ? List.of(Dtype.FLOAT32) : List.of(Dtype.values());
  }

  private static Weights difference(Weights after, Weights before, double scale) {
    List<double[]> from = before.rows().stream().map(Weights.Row::values).toList();
    Weights difference = after.map(w -> w);
    for (int r = 0; r < from.size(); r++) {
      double[] values = difference.rows().get(r).values();
      for (int k = 0; k < values.length; k++) {
        values[k] = (values[k] - from.get(r)[k]) / scale;
      }
    }
    return difference;
  }

  private static void assertClose(Weights actual, Weights expected, double tolerance) {
    for (int r = 0; r < expected.rows().size(); r++) {
      assertThat(actual.rows().get(r).values())
          .as(expected.rows().get(r).name())
          .containsExactly(expected.rows().get(r).values(), within(tolerance));
    }
  }

  private static Backend backend(Division division, String name) {
    return Backends.frameworks(division, 1).stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static NetworkSpec spec(
      CellType cell, Head.Steps steps, Optimizer optimizer, Dtype dtype) {
    return new NetworkSpec(
        cell,
        3,
        List.of(4),
        steps == Head.Steps.ENDS, // which in one direction are the last step
        new Head(2, Activation.SOFTMAX, steps),
        new TrainingSpec(Loss.CROSS_ENTROPY, optimizer),
        dtype);
  }
}
