package io.rnnbench.report.summary;

import io.rnnbench.report.result.Backends;
import io.rnnbench.report.result.CanonicalOrder;
import io.rnnbench.report.result.Figure;
import io.rnnbench.report.result.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What a study's backends reached after how many seconds of training, as figures: the loss as it
 * came, and the best so far, whose line is the Pareto front of time and loss. The reference is left
 * out: it is there to be right, not fast.
 *
 * @param figures none where no run has a time
 * @param missing why there is no figure, and how to get one; else empty
 */
public record WallClock(List<Figure> figures, String missing) {
  /** Settings that one figure can show on two backends. */
  private static final int FEW = 3;

  /** As the studies' figures call it. */
  private static final String LOSS = "loss";

  private static final Figure.Axis SECONDS =
      new Figure.Axis("seconds of training", Figure.Scale.LOG);
  private static final String BANDS =
      "Lines: medians over seeds of time and of loss at the same epoch; bands: the lowest to the"
          + " highest of these losses.";
  private static final String CONDITIONS =
      " Seconds are those spent in training steps: what first calls cost is in them; evaluation, data"
          + " and loading the framework are not. Processes, one a core, ran the jobs one after"
          + " another: a record of this run, not a benchmark.";

  /** From the curves that have times. */
  public static WallClock of(Study study, Backends backends) {
    List<Study.Curve> trained =
        study.curves().stream()
            .filter(curve -> !curve.backend().equals("reference") && !curve.loss().isEmpty())
            .toList();
    List<Study.Curve> timed = trained.stream().filter(curve -> !curve.seconds().isEmpty()).toList();
    if (timed.isEmpty()) {
      return new WallClock(List.of(), trained.isEmpty() ? "" : missing(study));
    }
    List<String> shown = shown(study, labels(timed));
    List<List<Study.Curve>> groups = groups(timed, shown);
    String which =
        which(shown, labels(timed).size(), labels(trained).size()) + ", " + seeds(groups) + ". ";
    Figure.Axis loss = lossAxis(study);
    return new WallClock(
        List.of(
            figure(
                "loss-against-wall-clock",
                "Loss against wall clock",
                "Training loss after each epoch"
                    + which
                    + BANDS
                    + took(groups, shown.size(), backends)
                    + CONDITIONS,
                loss,
                series(groups, shown.size(), Study.Curve::loss)),
            figure(
                "best-loss-against-wall-clock",
                "Best loss so far against wall clock (Pareto front)",
                "Lowest training loss up to each epoch"
                    + which
                    + "A point says that this loss is first reached after this time: further down and"
                    + " to the left is better. "
                    + BANDS
                    + CONDITIONS,
                loss,
                series(groups, shown.size(), curve -> bestSoFar(curve.loss())))),
        "");
  }

  private static String missing(Study study) {
    return "No loss against wall clock: no run of this file has a time of its own, as repeats that"
        + " train packed in one network share theirs (files of older versions have none either)."
        + " \"java -jar correctness/target/correctness.jar study "
        + study.name()
        + " --packed 1 --out DIR\" trains and times each repeat alone, which takes longer.";
  }

  private static List<String> labels(List<Study.Curve> curves) {
    return curves.stream().map(Study.Curve::label).distinct().toList();
  }

  /** All settings, or, of many, the one that is compared with the reference: the study's base. */
  private static List<String> shown(Study study, List<String> labels) {
    if (labels.size() <= FEW) {
      return labels;
    }
    Optional<String> base =
        study.agreement().stream().map(Study.Agreement::label).filter(labels::contains).findFirst();
    return List.of(base.orElse(labels.get(0)));
  }

  private static String which(List<String> shown, int timed, int all) {
    String names = String.join("; ", shown);
    return (names.isEmpty() ? "" : ", with " + names)
        + (shown.size() < timed ? " (one of " + timed + " settings with times)" : "")
        + (timed < all
            ? " (%s of %s settings have no times, as their repeats trained packed; --packed 1 times all)"
                .formatted(all - timed, all)
            : "");
  }

  private static String seeds(List<List<Study.Curve>> groups) {
    int least = groups.stream().mapToInt(List::size).min().orElseThrow();
    int most = groups.stream().mapToInt(List::size).max().orElseThrow();
    return "n = "
        + (least == most ? least : least + ".." + most)
        + (most == 1 ? " seed" : " seeds");
  }

  /** How long all epochs took, with the spread over seeds that the bands do not show. */
  private static String took(List<List<Study.Curve>> groups, int settings, Backends backends) {
    return groups.stream()
        .map(
            curves -> {
              double[] whole = numbers(curves, c -> c.seconds().get(c.seconds().size() - 1));
              return (settings == 1 ? "" : curves.get(0).label() + ", ")
                  + backends.label(curves.get(0).backend())
                  + " "
                  + Notation.digits(Median.withDefaults().evaluate(whole), 3)
                  + " s ("
                  + Notation.digits(lowest(whole), 3)
                  + ".."
                  + Notation.digits(highest(whole), 3)
                  + ")";
            })
        .collect(Collectors.joining("; ", " All epochs took: ", "."));
  }

  /** The curves of each setting and backend that is shown. */
  private static List<List<Study.Curve>> groups(List<Study.Curve> timed, List<String> shown) {
    List<String> backends =
        timed.stream()
            .map(Study.Curve::backend)
            .distinct()
            .sorted(CanonicalOrder.BACKENDS)
            .toList();
    List<List<Study.Curve>> groups = new ArrayList<>();
    for (String label : shown) {
      for (String backend : backends) {
        groups.add(
            timed.stream()
                .filter(c -> c.label().equals(label) && c.backend().equals(backend))
                .toList());
      }
    }
    groups.removeIf(List::isEmpty);
    return groups;
  }

  /** As the study draws its losses over epochs; linear where it does not. */
  private static Figure.Axis lossAxis(Study study) {
    return study.figures().stream()
        .filter(figure -> figure.x().name().equals("epoch") && figure.y().name().equals(LOSS))
        .map(Figure::y)
        .findFirst()
        .orElse(new Figure.Axis(LOSS, Figure.Scale.LINEAR));
  }

  private static Figure figure(
      String id, String title, String caption, Figure.Axis loss, List<Figure.Series> series) {
    return new Figure(
        id, title, caption, Figure.Kind.LINES, SECONDS, loss, List.of(), series, Optional.empty());
  }

  private static List<Figure.Series> series(
      List<List<Study.Curve>> groups, int settings, Function<Study.Curve, List<Double>> losses) {
    return groups.stream()
        .map(
            curves ->
                new Figure.Series(
                    settings == 1 ? "" : curves.get(0).label(),
                    curves.get(0).backend(),
                    Figure.Style.BAND,
                    points(curves, losses)))
        .toList();
  }

  private static List<Figure.Point> points(
      List<Study.Curve> curves, Function<Study.Curve, List<Double>> losses) {
    int epochs =
        curves.stream()
            .mapToInt(curve -> Math.min(curve.loss().size(), curve.seconds().size()))
            .min()
            .orElseThrow();
    List<List<Double>> values = curves.stream().map(losses).toList();
    return IntStream.range(0, epochs).mapToObj(epoch -> point(curves, values, epoch)).toList();
  }

  private static Figure.Point point(
      List<Study.Curve> curves, List<List<Double>> losses, int epoch) {
    double[] reached = numbers(losses, values -> values.get(epoch));
    return new Figure.Point(
        Median.withDefaults().evaluate(numbers(curves, curve -> curve.seconds().get(epoch))),
        Median.withDefaults().evaluate(reached),
        lowest(reached),
        highest(reached));
  }

  private static double lowest(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double highest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static <T> double[] numbers(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).toArray();
  }

  /** The lowest up to each epoch; an epoch without a number is none. */
  private static List<Double> bestSoFar(List<Double> losses) {
    List<Double> best = new ArrayList<>();
    double lowest = Double.NaN;
    for (double loss : losses) {
      lowest = Double.isNaN(lowest) || loss < lowest ? loss : lowest;
      best.add(lowest);
    }
    return best;
  }
}
