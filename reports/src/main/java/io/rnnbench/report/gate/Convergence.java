package io.rnnbench.report.gate;

import io.rnnbench.report.result.Study;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a candidate learns as early as the baseline did: epochs to a target, seed by seed, for
 * the same seed means the same weights, data and order of batches. The target of a setting is a
 * training loss that all of the baseline's seeds reach.
 */
final class Convergence {
  /** Of one study and backend, in each direction: there is nothing to confirm it with. */
  private static final double ERROR = 0.005;

  private Convergence() {}

  static List<GateRow> rows(List<Study> baseline, List<Study> candidate) {
    List<GateRow> rows = new ArrayList<>();
    for (Study after : candidate) {
      baseline.stream()
          .filter(before -> before.name().equals(after.name()))
          .findFirst()
          .ifPresent(before -> rows.addAll(rows(before, after)));
    }
    return rows;
  }

  private static List<GateRow> rows(Study before, Study after) {
    List<GateRow> rows = new ArrayList<>();
    TreeSet<String> backends = new TreeSet<>();
    before.curves().forEach(curve -> backends.add(curve.backend()));
    for (String backend : backends) {
      Map<String, Study.Curve> candidates = byLabelAndSeed(after, backend);
      if (!candidates.isEmpty()) {
        rows.add(row(before, after, backend, candidates));
      }
    }
    return rows;
  }

  private static GateRow row(
      Study before, Study after, String backend, Map<String, Study.Curve> candidates) {
    Subject subject =
        Subject.of("study " + after.name(), Map.of("backend", backend), Subject.CONVERGENCE);
    List<Study.Agreement> off =
        after.failures().stream().filter(row -> row.backend().equals(backend)).toList();
    if (!off.isEmpty()) {
      return GateRow.plain(
          subject,
          Verdict.REGRESSED,
          "%d learning curves leave the reference's, the first: %s, seed %s, %s"
              .formatted(off.size(), off.get(0).label(), off.get(0).seed(), off.get(0).where()));
    }
    List<Double> baselineEpochs = new ArrayList<>();
    List<Double> candidateEpochs = new ArrayList<>();
    List<Double> logRatios = new ArrayList<>();
    Map<String, Double> targets = targets(before, backend);
    byLabelAndSeed(before, backend)
        .forEach(
            (key, curve) -> {
              Study.Curve same = candidates.get(key);
              if (same != null) {
                double target = targets.get(curve.label());
                baselineEpochs.add(epochs(curve, target));
                candidateEpochs.add(epochs(same, target));
                int last = logRatios.size();
                logRatios.add(Math.log(candidateEpochs.get(last) / baselineEpochs.get(last)));
              }
            });
    if (logRatios.isEmpty()) {
      return GateRow.plain(subject, Verdict.INCONCLUSIVE, "no setting and seed in both");
    }
    PairedEffect effect = PairedEffect.of(logRatios);
    return new GateRow(
        subject,
        Quantity.median(baselineEpochs),
        Quantity.median(candidateEpochs),
        "epochs",
        effect.ratio(),
        effect.low(ERROR),
        effect.high(ERROR),
        effect.found(ERROR, ERROR, Thresholds.DEFAULT),
        logRatios.size(),
        "");
  }

  private static Map<String, Study.Curve> byLabelAndSeed(Study study, String backend) {
    Map<String, Study.Curve> curves = new TreeMap<>();
    study.curves().stream()
        .filter(curve -> curve.backend().equals(backend) && !curve.loss().isEmpty())
        .forEach(curve -> curves.put(curve.label() + "|" + curve.seed(), curve));
    return curves;
  }

  /** For each setting the lowest loss that all of its seeds reach. */
  private static Map<String, Double> targets(Study study, String backend) {
    Map<String, Double> targets = new TreeMap<>();
    byLabelAndSeed(study, backend)
        .values()
        .forEach(curve -> targets.merge(curve.label(), Collections.min(curve.loss()), Math::max));
    return targets;
  }

  /** The first epoch at the target, from 1; where none is, one more than there are. */
  private static double epochs(Study.Curve curve, double target) {
    List<Double> loss = curve.loss();
    for (int epoch = 0; epoch < loss.size(); epoch++) {
      if (loss.get(epoch) <= target) {
        return epoch + 1.0;
      }
    }
    return loss.size() + 1.0;
  }
}
