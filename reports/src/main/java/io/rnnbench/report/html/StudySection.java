package io.rnnbench.report.html;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Study;
import io.rnnbench.report.summary.WallClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Builds the view of one study-NAME.json. */
final class StudySection {

  /** The section. */
  record View(
      String name,
      String preset,
      String question,
      String answer,
      Table claims,
      List<Charts.Place> figures,
      String untimed,
      List<Runs> runs,
      Table comparisons,
      StudyTables.Agreement agreement,
      List<String> crashes) {
    boolean hasFigures() {
      return !figures.isEmpty();
    }

    boolean hasCrashes() {
      return !crashes.isEmpty();
    }
  }

  /** All runs that share a label, such as the setting they were trained with. */
  record Runs(String label, List<Charts.Place> charts) {}

  private StudySection() {}

  static View view(Study study, Charts charts) {
    WallClock clock = WallClock.of(study, charts.backends());
    return new View(
        study.name(),
        study.preset(),
        study.question(),
        study.answer(),
        StudyTables.claims(study.claims(), charts.backends()),
        Stream.concat(study.figures().stream(), clock.figures().stream())
            .map(charts::figure)
            .toList(),
        clock.missing(),
        // Figures say what thousands of curves say: the page would only grow by these.
        study.figures().isEmpty() ? runs(study, charts) : List.of(),
        StudyTables.comparisons(study.comparisons(), charts.backends()),
        StudyTables.agreement(study.agreement(), charts.backends()),
        study.crashes());
  }

  private static List<Runs> runs(Study study, Charts charts) {
    Map<String, List<Study.Curve>> byLabel = new LinkedHashMap<>();
    study
        .curves()
        .forEach(
            curve -> byLabel.computeIfAbsent(curve.label(), l -> new ArrayList<>()).add(curve));
    List<Runs> runs = new ArrayList<>();
    byLabel.forEach((label, curves) -> runs.add(runs(study, label, curves, charts)));
    return List.copyOf(runs);
  }

  private static Runs runs(Study study, String label, List<Study.Curve> curves, Charts charts) {
    List<Study.Curve> ordered =
        curves.stream()
            .sorted(Comparator.comparing(Study.Curve::backend, CanonicalOrder.BACKENDS))
            .toList();
    List<Charts.Place> places = new ArrayList<>();
    add(
        places,
        charts,
        study,
        label,
        "loss",
        ordered,
        Study.Curve::loss,
        Study.Curve::validationLoss);
    add(
        places,
        charts,
        study,
        label,
        "accuracy",
        ordered,
        Study.Curve::accuracy,
        Study.Curve::validationAccuracy);
    return new Runs(label, List.copyOf(places));
  }

  private static void add(
      List<Charts.Place> places,
      Charts charts,
      Study study,
      String label,
      String quantity,
      List<Study.Curve> curves,
      Function<Study.Curve, List<Double>> training,
      Function<Study.Curve, List<Double>> validation) {
    List<Charts.Line> lines = new ArrayList<>();
    for (Study.Curve curve : curves) {
      line(lines, curve, false, training.apply(curve), charts.backends());
      line(lines, curve, true, validation.apply(curve), charts.backends());
    }
    if (!lines.isEmpty()) {
      String name = label.isEmpty() ? study.name() : study.name() + ", " + label;
      places.add(
          charts.curves(
              quantity + " over epochs, " + name + ", one line for each backend and seed",
              quantity
                  + " by epoch, one line for each backend and seed ("
                  + charts.backends().all().get(0).label()
                  + "'s broad and pale, as curves that agree lie on each other)"
                  + (lines.stream().anyMatch(Charts.Line::validation)
                      ? "; dashed: validation"
                      : ""),
              quantity,
              List.copyOf(lines)));
    }
  }

  private static void line(
      List<Charts.Line> lines,
      Study.Curve curve,
      boolean validation,
      List<Double> values,
      Backends backends) {
    if (!values.isEmpty()) {
      List<BigDecimal> numbers = new ArrayList<>(); // nulls stand for NaN: no List.copyOf
      values.forEach(value -> numbers.add(Charts.number(value)));
      lines.add(
          new Charts.Line(
              curve.backend(),
              backends.label(curve.backend()) + (validation ? " validation" : ""),
              curve.seed(),
              validation,
              numbers));
    }
  }
}
