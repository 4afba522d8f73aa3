package io.rnnbench.parity;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the reference and its twins say of one network: all that a backend is compared with. */
final class Expectations {
  private final List<Expected> points = new ArrayList<>();
  private final Optional<Divergence> divergence;

  /**
   * @param checkpoints after how many updates losses and parameters are compared
   * @param twins with the inaccuracy of the framework that is judged
   */
  Expectations(
      NetworkSpec spec, Set<Integer> checkpoints, Trajectory reference, List<Trajectory> twins) {
    for (Trajectory.Point point : Trajectory.points(checkpoints)) {
      if (reference.divergence(point.updates()).isPresent()) {
        break;
      }
      List<Weights.Row> exact = copy(reference.measure(point));
      List<List<Weights.Row>> strayed = twins.stream().map(twin -> twin.measure(point)).toList();
      points.add(
          new Expected(
              point,
              exact,
              point.quantity().isStored()
                  ? Expected.nothing(exact)
                  : RoundingModel.tolerances(spec.dtype(), spec.cell().gates(), exact, strayed)));
    }
    divergence = divergence(spec, reference, twins, Collections.max(checkpoints));
    divergence.ifPresent(
        diverges -> points.removeIf(expected -> expected.point().updates() > diverges.compared()));
  }

  /** What is compared, in this order. */
  List<Expected> points() {
    return points;
  }

  /** When training diverges, if it does. */
  Optional<Divergence> divergence() {
    return divergence;
  }

  private static List<Weights.Row> copy(List<Weights.Row> rows) {
    return rows.stream().map(row -> new Weights.Row(row.name(), row.values().clone())).toList();
  }

  /**
   * @param last checkpoint; a loss that has run away by then is followed for as long again
   */
  private Optional<Divergence> divergence(
      NetworkSpec spec, Trajectory reference, List<Trajectory> twins, int last) {
    OptionalInt runaway = firstRunaway(spec);
    OptionalInt update = reference.divergence(runaway.isPresent() ? 2 * last : last);
    if (update.isEmpty()) {
      return Optional.empty();
    }
    int compared =
        points.stream()
            .mapToInt(expected -> expected.point().updates())
            .filter(updates -> runaway.isEmpty() || updates < runaway.getAsInt())
            .max()
            .orElse(0);
    int atMost = 2 * update.getAsInt();
    return Optional.of(
        Divergence.of(
            update.getAsInt(),
            twins.stream().map(twin -> twin.divergence(atMost)).toList(),
            compared));
  }

  /** The first checkpoint at which the loss has run away. */
  private OptionalInt firstRunaway(NetworkSpec spec) {
    List<Expected> losses =
        points.stream().filter(e -> e.point().quantity() == Quantity.LOSS).toList();
    double start = losses.get(0).values().get(0).values()[0];
    return losses.stream()
        .filter(e -> Divergence.isRunaway(start, e.values().get(0).values()[0], spec.dtype()))
        .mapToInt(e -> e.point().updates())
        .findFirst();
  }
}
