package io.rnnbench.report.summary;

import io.rnnbench.report.speed.BatchComparison;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Row;
import io.rnnbench.report.speed.Shape;
import io.rnnbench.report.speed.ShapeComparison;
import io.rnnbench.report.speed.Speed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The size of network and the batch size that a report speaks of first, whatever the cell.
 *
 * @param params of the network, as in {@link Shape#params}
 */
public record Site(SortedMap<String, String> params, int batch) {

  /** Where most was measured; of several, the middle network by size, then the middle batch. */
  static Optional<Site> of(Speed speed) {
    List<Site> sites =
        speed.shapes().stream()
            .flatMap(s -> s.batches().stream().map(b -> new Site(s.shape().params(), b.batch())))
            .distinct()
            .toList();
    long most = sites.stream().mapToLong(site -> site.measured(speed)).max().orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    List<Site> best = sites.stream().filter(site -> site.measured(speed) == most).toList();
    SortedMap<String, String> network =
        middle(best.stream().map(Site::params).distinct().sorted(bySize()).toList());
    return Optional.of(
        middle(
            best.stream()
                .filter(site -> site.params.equals(network))
                .sorted(Comparator.comparingInt(Site::batch))
                .toList()));
  }

  private long measured(Speed speed) {
    return speed.shapes().stream()
        .filter(shape -> shape.shape().params().equals(params))
        .flatMap(shape -> at(shape).stream())
        .flatMap(batch -> batch.rows().stream())
        .filter(Row.Measured.class::isInstance)
        .count();
  }

  /** This batch size of a comparison; empty where it was not run. */
  Optional<BatchComparison> at(ShapeComparison shape) {
    return shape.batches().stream().filter(b -> b.batch() == batch).findFirst();
  }

  private static Comparator<SortedMap<String, String>> bySize() {
    return Comparator.comparing(params -> new Shape("", params, Conditions.DEFAULT));
  }

  /** The lower of two. */
  static <T> T middle(List<T> sorted) {
    return sorted.get((sorted.size() - 1) / 2);
  }
}
