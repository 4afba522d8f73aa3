package io.rnnbench.bench.trial;

import io.rnnbench.backend.Backend;
import io.rnnbench.backend.Device;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.parity.ParityProof;
import io.rnnbench.parity.ParityRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parity for exactly the network that is about to be timed, within seconds.
 *
 * <p>The reference is slow, so everything (outputs, gradients, parameters after updates) is proved
 * on as many sequences as it can compute in about a second. Sequences do not meet in a recurrent
 * network; but a framework may choose other kernels for a larger batch. So the whole batch runs
 * forward too, and its first, middle and last sequence must come out as the reference has them.
 */
public final class TrialProof {
  /**
   * Multiply-adds of one forward pass over the proof's sequences; a proof makes about a hundred.
   */
  private static final long MULTIPLY_ADDS = 10_000_000;

  private static final Set<Integer> CHECKPOINTS = Set.of(1, 3);
  private static final long SEED = 7;

  private final NetworkSpec spec;
  private final Batch batch;

  /** A proof for the network that is about to be timed, and the batch on which it is. */
  public TrialProof(NetworkSpec spec, Batch batch) {
    this.spec = spec;
    this.batch = batch;
  }

  /**
   * Returns only if the backend computes what the reference computes.
   *
   * @throws ParityException naming the first quantity that differs
   * @throws DivergenceException where training diverges within the proof
   */
  public void require(Backend backend, Device device) {
    List<ParityRow> rows = new ArrayList<>();
    rows.addAll(
        new ParityProof(spec, sequences(), batch.timeSteps(), CHECKPOINTS, SEED)
            .prove(backend, device));
    rows.add(ParityProof.wholeBatch(spec, batch, SEED, backend, device));
    for (ParityRow row : rows) {
      if (!row.ok()) {
        throw new ParityException(row);
      }
      if (row.divergence() != null) {
        throw new DivergenceException("its training diverges at update " + row.updates());
      }
    }
  }

  private int sequences() {
    long perStep = 0;
    for (int l = 0; l < spec.layers(); l++) {
      long rows = (long) spec.cell().gates() * spec.hidden().get(l) * spec.directions();
      perStep += rows * (spec.inputSizeOf(l) + spec.hidden().get(l));
    }
    long affordable = Math.max(1, MULTIPLY_ADDS / (perStep * batch.timeSteps()));
    return (int) Math.min(batch.batchSize(), affordable);
  }

  /** A network that must not be timed. */
  public static final class ParityException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ParityException(ParityRow row) {
      super(
          "refused: parity does not hold for %s: %s differs by %s at %s, rounding explains %s"
              .formatted(
                  row.backend(),
                  row.quantity().label(),
                  row.error(),
                  row.where(),
                  row.tolerance()));
    }
  }

  /** A network that ceases to be finite: arithmetic on NaN has other speeds than on numbers. */
  public static final class DivergenceException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public DivergenceException(String what) {
      super(
          "refused: %s, and the time of a network that computes NaN says nothing; lower the learning rate"
              .formatted(what));
    }
  }
}
