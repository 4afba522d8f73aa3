package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.catalog.Backends;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.Packing;
import io.rnnbench.model.State;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.parity.ParityProof;
import io.rnnbench.parity.ParityRow;
import io.rnnbench.reference.ReferenceBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the studies ask of training beyond the plain update, of every backend and cell. */
class TrainingContractTest {
  private static final double CLOSE = 1e-9; // float64; DJL keeps hyper-parameters as floats

  private static final Head SOFTMAX = new Head(2, Activation.SOFTMAX, Head.Steps.LAST);
  private static final Head SIGMOID = new Head(1, Activation.SIGMOID, Head.Steps.ALL);
  private static final Head IDENTITY = new Head(2, Activation.IDENTITY, Head.Steps.ALL);

  static Stream<Arguments> backendsAndCells() {
    return Backends.all().stream()
        .flatMap(b -> Stream.of(CellType.values()).map(cell -> Arguments.of(b.name(), cell)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void packedNetworksAgreeWithTheReference(String backend, CellType cell) {
    for (Head head : List.of(SOFTMAX, SIGMOID, IDENTITY)) {
      NetworkSpec spec = new Packing(spec(cell, List.of(2, 3), head, Dtype.FLOAT32), 3).spec();
      List<ParityRow> rows =
          new ParityProof(spec, 3, 4, Set.of(1, 10), 7).prove(backend(backend), Device.CPU);
      assertThat(rows).allMatch(ParityRow::ok).hasSize(10);
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void packedNetworksLearnAsTheirTwinsDo(String backend, CellType cell) {
    int repeats = 3;
    for (Head head : List.of(SOFTMAX, SIGMOID, IDENTITY)) {
      NetworkSpec one =
          spec(cell, List.of(1, 2), head, Dtype.FLOAT64).withOptimizer(new Optimizer.Adam(0.01f));
      Packing packing = new Packing(one, repeats);
      List<Weights> starts = seeds(repeats).map(n -> Weights.random(one, n)).toList();
      List<List<Batch>> batches =
          seeds(repeats).map(n -> seeds(5).map(k -> batch(one, 10 * n + k)).toList()).toList();
      Weights packed;
      double loss = 0;
      try (Session session =
          backend(backend).open(packing.spec(), packing.packWeights(starts), Device.CPU)) {
        for (int k = 0; k < 5; k++) {
          int update = k;
          loss =
              step(session, packing.packBatches(batches.stream().map(b -> b.get(update)).toList()))
                  .loss();
        }
        packed = session.weights();
      }
      double twinLosses = 0;
      List<Weights> twins = new ArrayList<>();
      for (int n = 0; n < repeats; n++) {
        try (Session twin = backend(backend).open(one, starts.get(n), Device.CPU)) {
          Step last = null;
          for (Batch batch : batches.get(n)) {
            last = step(twin, batch);
          }
          twinLosses += last.loss();
          twins.add(twin.weights());
        }
        assertClose(packing.unpack(packed, n), twins.get(n));
      }
      assertThat(loss).isCloseTo(twinLosses, within(CLOSE));
      // and nothing has grown between the blocks
      assertClose(packed, packing.packWeights(twins));
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void dropsTheUnitsThatTheBatchNames(String backend, CellType cell) {
    for (Head head : List.of(SOFTMAX, IDENTITY)) {
      NetworkSpec spec = spec(cell, List.of(3, 4), head, Dtype.FLOAT64);
      Random random = new Random(1);
      double[][][] mask = new double[3][spec.outputSteps(4)][4];
      for (double[][] sequence : mask) {
        for (double[] step : sequence) {
          Arrays.setAll(step, k -> random.nextInt(2) * 2);
        }
      }
      Batch batch = batch(spec, 3);
      assertLearnsAsTheReference(
          backend, spec, List.of(batch.dropping(mask), batch, batch.dropping(mask)));
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void dropsUnitsAtTheEndsOfBothDirections(String backend, CellType cell) {
    Head head = new Head(2, Activation.SOFTMAX, Head.Steps.ENDS);
    NetworkSpec spec = inBothDirections(spec(cell, List.of(3, 2), head, Dtype.FLOAT64));
    double[][][] mask = {{{0, 2, 2, 0}}, {{2, 0, 0, 2}}, {{2, 2, 0, 2}}};
    Batch batch = batch(spec, 3);
    assertLearnsAsTheReference(
        backend, spec, List.of(batch.dropping(mask), batch, batch.dropping(mask)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void addsTheWeightPenaltyToMatricesOnly(String backend, CellType cell) {
    for (Optimizer optimizer :
        List.of(
            new Optimizer.Sgd(0.1f), new Optimizer.RmsProp(0.001f), new Optimizer.Adam(0.01f))) {
      NetworkSpec spec =
          spec(cell, List.of(3, 2), SIGMOID, Dtype.FLOAT64)
              .with(new TrainingSpec(Loss.BINARY_CROSS_ENTROPY, optimizer, 0.25f, false));
      assertLearnsAsTheReference(backend, spec, List.of(batch(spec, 1), batch(spec, 2)));
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void normalisesWhatReachesTheHead(String backend, CellType cell) {
    Head head = new Head(2, Activation.SOFTMAX, Head.Steps.LAST, true);
    NetworkSpec spec = spec(cell, List.of(4), head, Dtype.FLOAT64);
    assertLearnsAsTheReference(
        backend, spec, List.of(batch(spec, 1), batch(spec, 2), batch(spec, 3)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void normalisesTheEndsOfBothDirections(String backend, CellType cell) {
    Head head = new Head(2, Activation.SOFTMAX, Head.Steps.ENDS, true);
    NetworkSpec spec = inBothDirections(spec(cell, List.of(4), head, Dtype.FLOAT64));
    assertLearnsAsTheReference(
        backend, spec, List.of(batch(spec, 1), batch(spec, 2), batch(spec, 3)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void trainsFromTheStatesThatTheLastBatchLeft(String backend, CellType cell) {
    for (Head head : List.of(SOFTMAX, IDENTITY)) {
      NetworkSpec plain = spec(cell, List.of(3, 2), head, Dtype.FLOAT64);
      NetworkSpec spec =
          plain.with(new TrainingSpec(plain.training().loss(), new Optimizer.Sgd(0.1f), 0, true));
      Weights start = Weights.random(spec, 4);
      try (Session reference = new ReferenceBackend().open(spec, start, Device.CPU);
          Session session = backend(backend).open(spec, start, Device.CPU)) {
        State state = State.zeros(spec, 3);
        for (int k = 0; k < 4; k++) {
          Batch batch = batch(spec, k).from(state);
          Step expected = step(reference, batch);
          Step actual = step(session, batch);
          assertThat(actual.loss()).isCloseTo(expected.loss(), within(CLOSE));
          assertClose(session.weights(), reference.weights());
          assertClose(actual.state(), expected.state());
          state = actual.state();
        }
        Batch plainBatch = batch(spec, 9); // and from zeros where none is given
        assertThat(step(session, plainBatch).loss())
            .isCloseTo(step(reference, plainBatch).loss(), within(CLOSE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backendsAndCells")
  void sequencesCutInPartsGiveWhatTheUncutOnesDo(String backend, CellType cell) {
    NetworkSpec spec = spec(cell, List.of(3, 2), IDENTITY, Dtype.FLOAT64);
    double[][][] x = Batch.random(spec, 3, 12, 5).x();
    try (Session session = backend(backend).open(spec, Weights.random(spec, 6), Device.CPU)) {
      Session.Activations whole = session.forward(new Inputs(x));
      State state = null;
      for (int from = 0; from < 12; from += 4) {
        int start = from;
        double[][][] part =
            Arrays.stream(x)
                .map(sequence -> Arrays.copyOfRange(sequence, start, start + 4))
                .toArray(double[][][]::new);
        Session.Activations activations = session.forward(new Inputs(part, state));
        for (int b = 0; b < 3; b++) {
          for (int t = 0; t < 4; t++) {
            assertThat(activations.output()[b][t])
                .containsExactly(whole.output()[b][from + t], within(CLOSE));
          }
        }
        state = activations.state();
      }
      assertClose(state, whole.state());
    }
  }

  private static void assertLearnsAsTheReference(
      String backend, NetworkSpec spec, List<Batch> batches) {
    Weights start = Weights.random(spec, 3);
    try (Session reference = new ReferenceBackend().open(spec, start, Device.CPU);
        Session session = backend(backend).open(spec, start, Device.CPU)) {
      for (Batch batch : batches) {
        assertThat(session.gradients(batch).loss())
            .isCloseTo(reference.gradients(batch).loss(), within(CLOSE));
        assertClose(session.gradients(batch).weights(), reference.gradients(batch).weights());
        assertThat(step(session, batch).loss())
            .isCloseTo(step(reference, batch).loss(), within(CLOSE));
        assertClose(session.weights(), reference.weights());
      }
      Inputs inputs = batches.get(0).inputs();
      double[][][] expected = reference.forward(inputs).output();
      double[][][] actual = session.forward(inputs).output();
      for (int b = 0; b < expected.length; b++) {
        for (int s = 0; s < expected[b].length; s++) {
          assertThat(actual[b][s]).containsExactly(expected[b][s], within(CLOSE));
        }
      }
    }
  }

  private record Step(double loss, State state) {}

  private static Step step(Session session, Batch batch) {
    try (LoadedBatch loaded = session.load(batch)) {
      loaded.step();
      boolean stateful = batch.state() != null;
      return new Step(loaded.loss(), stateful ? loaded.state() : null);
    }
  }

  private static void assertClose(Weights actual, Weights expected) {
    List<Weights.Row> rows = actual.rows();
    List<Weights.Row> wanted = expected.rows();
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(rows.get(i).values())
          .as(wanted.get(i).name())
          .containsExactly(wanted.get(i).values(), within(1e-7));
    }
  }

  private static void assertClose(State actual, State expected) {
    for (int l = 0; l < expected.h().length; l++) {
      for (int b = 0; b < expected.h()[l].length; b++) {
        assertThat(actual.h(l, b)).containsExactly(expected.h(l, b), within(CLOSE));
        if (expected.c() != null) {
          assertThat(actual.c(l, b)).containsExactly(expected.c(l, b), within(CLOSE));
        }
      }
    }
  }

  private static Stream<Integer> seeds(int count) {
    return IntStream.range(0, count).boxed();
  }

  private static Batch batch(NetworkSpec spec, int seed) {
    return Batch.random(spec, 3, 4, seed);
  }

  private static Backend backend(String name) {
    return Backends.named(name).orElseThrow();
  }

  private static NetworkSpec inBothDirections(NetworkSpec one) {
    return new NetworkSpec(
        one.cell(), one.inputSize(), one.hidden(), true, one.head(), one.training(), one.dtype());
  }

  private static NetworkSpec spec(CellType cell, List<Integer> hidden, Head head, Dtype dtype) {
    Loss loss =
        switch (head.activation()) {
          case SOFTMAX -> Loss.CROSS_ENTROPY;
          case SIGMOID -> Loss.BINARY_CROSS_ENTROPY;
          case IDENTITY -> Loss.MEAN_SQUARED_ERROR;
        };
    return new NetworkSpec(
        cell, 2, hidden, false, head, new TrainingSpec(loss, new Optimizer.Sgd(0.1f)), dtype);
  }
}
