package io.rnnbench.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.model.Activation;
import io.rnnbench.model.Batch;
import io.rnnbench.model.CellType;
import io.rnnbench.model.Dtype;
import io.rnnbench.model.Head;
import io.rnnbench.model.Inputs;
import io.rnnbench.model.Loss;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.TrainingSpec;
import io.rnnbench.model.Weights;
import io.rnnbench.reference.ReferenceBackend;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each mistake is rejected, by the first comparison that can see it. */
class BrokenDoublesTest {
  private static final int TIME_STEPS = 4;

  @Test
  void acceptsTheUnbrokenReference() {
    List<ParityRow> rows = prove(lstm(), new ReferenceBackend());
    assertThat(rows).allMatch(ParityRow::ok);
    assertThat(rows)
        .extracting(ParityRow::quantity)
        .containsExactly(
            Quantity.INPUTS,
            Quantity.WEIGHTS,
            Quantity.HIDDEN,
            Quantity.OUTPUTS,
            Quantity.LOSS,
            Quantity.GRADIENTS,
            Quantity.LOSS,
            Quantity.PARAMETERS,
            Quantity.LOSS,
            Quantity.PARAMETERS);
  }

  @Test
  void rejectsWeightsOfAnotherSeed() {
    assertRejected(lstm(), BrokenBackend.withWeightsOfAnotherSeed(), Quantity.WEIGHTS, 0);
  }

  @Test
  void rejectsInputsInAnotherOrder() {
    assertRejected(
        lstm(),
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  @Override
                  public LoadedBatch load(Batch batch) {
                    return super.load(batch.slice(0, 1));
                  }
                }),
        Quantity.INPUTS,
        0);
  }

  @Test
  void rejectsSwappedGates() {
    Backend swapped =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(
                    new ReferenceBackend()
                        .open(spec, swapGates(right.weights(), spec), Device.CPU)) {
                  @Override
                  public Weights weights() {
                    return swapGates(super.weights(), spec);
                  }
                });
    assertRejected(lstm(), swapped, Quantity.HIDDEN, 0);
  }

  @Test
  void rejectsTheGruThatResetsBeforeTheProduct() {
    Backend resetBefore =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  @Override
                  public Activations forward(Inputs inputs) {
                    Weights.Cell cell = weights().layers().get(0).forward();
                    return new Activations(
                        new ResetBeforeGru(cell).hidden(inputs.x()),
                        super.forward(inputs).output(),
                        null);
                  }
                });
    ParityRow row =
        assertRejected(network(CellType.GRU, List.of(5)), resetBefore, Quantity.HIDDEN, 0);
    // the first step starts from zeros, where the two agree
    assertThat(row.where()).doesNotContain("][0][");
  }

  /** At the last step the backward direction has read one step alone. */
  @Test
  void rejectsAHeadOnTheLastStepInPlaceOfBothEnds() {
    Backend onLast =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(
                    new ReferenceBackend()
                        .open(onBothEnds(Head.Steps.LAST), right.weights(), Device.CPU)));
    assertRejected(onBothEnds(Head.Steps.ENDS), onLast, Quantity.OUTPUTS, 0);
  }

  @Test
  void rejectsNotANumber() {
    Backend notANumber =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  @Override
                  public Activations forward(Inputs inputs) {
                    Activations activations = super.forward(inputs);
                    activations.output()[1][0][0] = Double.NaN;
                    return activations;
                  }
                });
    ParityRow row = assertRejected(lstm(), notANumber, Quantity.OUTPUTS, 0);
    assertThat(row.error()).isNaN();
    assertThat(row.where()).isEqualTo("output[1][0][0]");
  }

  @Test
  void rejectsTheAnswerToAnEarlierQuestion() {
    Backend stale =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  private Activations first;

                  @Override
                  public Activations forward(Inputs inputs) {
                    Activations now = super.forward(inputs);
                    first = first == null ? now : first;
                    return new Activations(now.hidden(), first.output(), now.state());
                  }
                });
    assertRejected(lstm(), stale, Quantity.OUTPUTS, 0);
  }

  @Test
  void rejectsALossThatIsASumOverSteps() {
    Backend summed =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  @Override
                  public Gradients gradients(Batch batch) {
                    Gradients mean = super.gradients(batch);
                    return new Gradients(
                        TIME_STEPS * mean.loss(), mean.weights().map(g -> TIME_STEPS * g));
                  }
                });
    assertRejected(lstm(), summed, Quantity.LOSS, 0);
  }

  @Test
  void rejectsAGradientWithTheWrongSign() {
    Backend negated =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  @Override
                  public Gradients gradients(Batch batch) {
                    Gradients gradients = super.gradients(batch);
                    return new Gradients(gradients.loss(), gradients.weights().map(g -> -g));
                  }
                });
    assertRejected(lstm(), negated, Quantity.GRADIENTS, 0);
  }

  /** Torch's LSTM has two biases; trained both, their sum moves at twice the rate. */
  @Test
  void rejectsABiasThatLearnsTwiceAsFast() {
    Backend doubled =
        BrokenBackend.with(
            (spec, right) -> {
              Weights extra = Weights.zeros(spec);
              return new BrokenBackend.Wrapped(right) {
                @Override
                public Weights weights() {
                  Weights weights = super.weights();
                  add(weights, extra);
                  return weights;
                }

                @Override
                public LoadedBatch load(Batch batch) {
                  return new BrokenBackend.WrappedBatch(super.load(batch)) {
                    @Override
                    public void step() {
                      Weights gradients = gradients(batch).weights();
                      List<Weights.Row> from = BrokenBackend.biases(gradients);
                      List<Weights.Row> to = BrokenBackend.biases(extra);
                      for (int i = 0; i < to.size(); i++) {
                        for (int j = 0; j < to.get(i).values().length; j++) {
                          to.get(i).values()[j] -= 0.05 * from.get(i).values()[j];
                        }
                      }
                      super.step();
                    }
                  };
                }
              };
            });
    ParityRow row = assertRejected(lstm(), doubled, Quantity.PARAMETERS, 1);
    assertThat(row.where()).contains(".b[");
  }

  @Test
  void reportsABackendThatThrowsAsAMissAtThatPoint() {
    Backend throwing =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  @Override
                  public Gradients gradients(Batch batch) {
                    throw new IllegalStateException("out of order");
                  }
                });
    ParityRow row = assertRejected(lstm(), throwing, Quantity.LOSS, 0);
    assertThat(row.where()).contains("out of order");
  }

  @Test
  void rejectsTrainingThatTurnsIntoNotANumber() {
    ParityRow row = assertRejected(lstm(), divergingAfter(5), Quantity.LOSS, 10);
    assertThat(row.error()).isNaN();
  }

  @Test
  void acceptsTrainingThatDivergesWhereTheReferenceDoes() {
    List<ParityRow> rows = prove(diverging(), new ReferenceBackend());

    ParityRow last = rows.get(rows.size() - 1);
    assertThat(rows).allMatch(ParityRow::ok);
    assertThat(last.quantity()).isEqualTo(Quantity.DIVERGENCE);
    assertThat(last.divergence().update()).isEqualTo(last.divergence().reference());
    assertThat(rows)
        .filteredOn(row -> row.quantity() == Quantity.PARAMETERS)
        .extracting(ParityRow::updates)
        .containsExactly(last.divergence().compared());
  }

  @Test
  void rejectsTrainingThatDivergesMuchEarlierThanTheReference() {
    ParityRow row = assertDivergenceRejected(divergingAfter(2));

    assertThat(row.divergence().update()).isEqualTo(2);
  }

  /** It is right until the numbers can't be compared any more, and then ceases to learn. */
  @Test
  void rejectsTrainingThatStaysFiniteWhereTheReferenceDiverges() {
    Backend stopping =
        BrokenBackend.with(
            (spec, right) ->
                new BrokenBackend.Wrapped(right) {
                  private int steps;

                  @Override
                  public LoadedBatch load(Batch batch) {
                    return new BrokenBackend.WrappedBatch(super.load(batch)) {
                      @Override
                      public void step() {
                        if (steps++ < 3) {
                          super.step();
                        }
                      }

                      @Override
                      public double loss() {
                        return steps < 3 ? super.loss() : 1;
                      }
                    };
                  }
                });
    ParityRow row = assertDivergenceRejected(stopping);

    assertThat(row.divergence().update()).isNull();
    assertThat(row.where()).startsWith("finite at update ");
  }

  private static ParityRow assertDivergenceRejected(Backend broken) {
    List<ParityRow> rows = prove(diverging(), broken);
    ParityRow last = rows.get(rows.size() - 1);
    assertThat(rows.subList(0, rows.size() - 1)).allMatch(ParityRow::ok);
    assertThat(last.ok()).isFalse();
    assertThat(last.quantity()).isEqualTo(Quantity.DIVERGENCE);
    return last;
  }

  /** The reference, whose loss is not a number from the given update on. */
  private static Backend divergingAfter(int updates) {
    return BrokenBackend.with(
        (spec, right) ->
            new BrokenBackend.Wrapped(right) {
              private int steps;

              @Override
              public LoadedBatch load(Batch batch) {
                return new BrokenBackend.WrappedBatch(super.load(batch)) {
                  @Override
                  public void step() {
                    steps++;
                    super.step();
                  }

                  @Override
                  public double loss() {
                    return steps < updates ? super.loss() : Double.NaN;
                  }
                };
              }
            });
  }

  /** Overflows float32, and not float64, within twenty updates. */
  private static NetworkSpec diverging() {
    return new NetworkSpec(
        CellType.GRU,
        3,
        List.of(6),
        false,
        new Head(2, Activation.IDENTITY, Head.Steps.ALL),
        new TrainingSpec(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(8)),
        Dtype.FLOAT32);
  }

  private static ParityRow assertRejected(
      NetworkSpec spec, Backend broken, Quantity by, int updates) {
    List<ParityRow> rows = prove(spec, broken);
    ParityRow last = rows.get(rows.size() - 1);
    assertThat(rows.subList(0, rows.size() - 1)).allMatch(ParityRow::ok);
    assertThat(last.ok()).isFalse();
    assertThat(last.quantity()).isEqualTo(by);
    assertThat(last.updates()).isEqualTo(updates);
    return last;
  }

  private static List<ParityRow> prove(NetworkSpec spec, Backend backend) {
    return new ParityProof(spec, 3, TIME_STEPS, Set.of(1, 10), 1).prove(backend, Device.CPU);
  }

  private static NetworkSpec lstm() {
    return network(CellType.LSTM, List.of(5, 4));
  }

  private static NetworkSpec onBothEnds(Head.Steps steps) {
    NetworkSpec one = lstm();
    Head head = new Head(2, Activation.SOFTMAX, steps);
    return new NetworkSpec(
        one.cell(), one.inputSize(), one.hidden(), true, head, one.training(), one.dtype());
  }

  private static NetworkSpec network(CellType cell, List<Integer> hidden) {
    return new NetworkSpec(
        cell,
        3,
        hidden,
        false,
        new Head(2, Activation.SOFTMAX, Head.Steps.ALL),
        new TrainingSpec(Loss.CROSS_ENTROPY, new Optimizer.Sgd(0.05f)),
        Dtype.FLOAT32);
  }

  /** Swaps the first two gates of every cell, and back when done twice. */
  private static Weights swapGates(Weights weights, NetworkSpec spec) {
    Weights swapped = weights.map(w -> w);
    for (int l = 0; l < spec.layers(); l++) {
      Weights.Cell cell = swapped.layers().get(l).forward();
      int hidden = spec.hidden().get(l);
      for (int k = 0; k < hidden; k++) {
        swap(cell.w(), k, hidden + k);
        swap(cell.r(), k, hidden + k);
        double b = cell.b()[k];
        cell.b()[k] = cell.b()[hidden + k];
        cell.b()[hidden + k] = b;
      }
    }
    return swapped;
  }

  private static void swap(double[][] rows, int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }

  private static void add(Weights weights, Weights extra) {
    List<Weights.Row> to = weights.rows();
    List<Weights.Row> from = extra.rows();
    for (int i = 0; i < to.size(); i++) {
      for (int j = 0; j < to.get(i).values().length; j++) {
        to.get(i).values()[j] += from.get(i).values()[j];
      }
    }
  }
}
