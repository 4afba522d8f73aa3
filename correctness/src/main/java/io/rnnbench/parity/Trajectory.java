package io.rnnbench.parity;

import io.rnnbench.backend.Session;
import io.rnnbench.backend.Session.Gradients;
import io.rnnbench.backend.Session.LoadedBatch;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NonFinite;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * One session on its way past everything that a proof compares. The reference, its twins and every
 * backend go the same way.
 */
final class Trajectory implements AutoCloseable {

  /** One quantity at one point of the way. */
  record Point(Quantity quantity, int updates) {}

  private final Session session;
  private final List<Batch> batches;
  private final Map<Integer, LoadedBatch> loaded = new HashMap<>();
  private int updates;
  private double loss;
  private OptionalInt divergence = OptionalInt.empty();

  Trajectory(Session session, List<Batch> batches) {
    this.session = session;
    this.batches = batches;
  }

  /** The points in the order in which they are compared; checkpoints are numbers of updates. */
  static List<Point> points(Set<Integer> checkpoints) {
    List<Point> points = new ArrayList<>();
    for (Quantity quantity :
        List.of(
            Quantity.INPUTS,
            Quantity.WEIGHTS,
            Quantity.HIDDEN,
            Quantity.OUTPUTS,
            Quantity.LOSS,
            Quantity.GRADIENTS)) {
      points.add(new Point(quantity, 0));
    }
    for (int checkpoint : new TreeSet<>(checkpoints)) {
      points.add(new Point(Quantity.LOSS, checkpoint));
      points.add(new Point(Quantity.PARAMETERS, checkpoint));
    }
    return points;
  }

  /** The session's numbers at a point; points must be asked for in their order. */
  List<Weights.Row> measure(Point point) {
    trainTo(point.updates());
    return switch (point.quantity()) {
      case INPUTS -> contents();
      case WEIGHTS, PARAMETERS -> session.weights().rows();
      case HIDDEN -> activations(true);
      case OUTPUTS -> activations(false);
      case LOSS -> {
        double value = updates == 0 ? gradients().loss() : loss;
        yield List.of(new Weights.Row("loss", new double[] {value}));
      }
      case GRADIENTS -> gradients().weights().rows();
      case DIVERGENCE -> throw new IllegalArgumentException("an update, and no numbers");
    };
  }

  /**
   * The first update whose loss, or a weight that it left, is not finite; where that is none of the
   * given number, all of them have been made.
   */
  OptionalInt divergence(int last) {
    while (divergence.isEmpty() && updates < last) {
      step();
      if (NonFinite.ofTraining(loss, session.weights()).isPresent()) {
        divergence = OptionalInt.of(updates);
      }
    }
    return divergence;
  }

  private void trainTo(int target) {
    while (updates < target) {
      step();
    }
  }

  private void step() {
    LoadedBatch loaded = loaded(updates % batches.size());
    loaded.step();
    loss = loaded.loss();
    updates++;
  }

  private List<Weights.Row> contents() {
    Batch batch = loaded(0).contents();
    List<Weights.Row> rows = Weights.Row.of("x", batch.x());
    rows.addAll(Weights.Row.of("y", batch.y()));
    return rows;
  }

  private LoadedBatch loaded(int index) {
    return loaded.computeIfAbsent(index, i -> session.load(batches.get(i)));
  }

  @Override
  public void close() {
    loaded.values().forEach(LoadedBatch::close);
  }

  private Gradients gradients() {
    return session.gradients(batches.get(0));
  }

  /** Two calls with different inputs, so that an answer kept from an earlier call shows. */
  private List<Weights.Row> activations(boolean hidden) {
    List<Weights.Row> rows = new ArrayList<>();
    for (Batch batch : batches.subList(0, Math.min(2, batches.size()))) {
      Session.Activations activations = session.forward(batch.inputs());
      rows.addAll(
          hidden
              ? Weights.Row.of("hidden", activations.hidden())
              : Weights.Row.of("output", activations.output()));
    }
    return rows;
  }
}
