package io.rnnbench.report.html;

import io.rnnbench.report.history.History;
import io.rnnbench.report.history.Line;
import io.rnnbench.report.result.Annotation;
import io.rnnbench.report.speed.Conditions;
import io.rnnbench.report.speed.Configuration;
import io.rnnbench.report.speed.Timings;
import io.rnnbench.report.summary.Summary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Training steps from run to run, as the page draws them. */
final class DatasetHistories {
  private final Dataset.Gatherer gatherer;

  DatasetHistories(Dataset.Gatherer gatherer) {
    this.gatherer = gatherer;
  }

  List<Dataset.Runs> of(Summary summary) {
    return summary.history().groups().stream().map(group -> runs(group, summary)).toList();
  }

  private Dataset.Runs runs(History.Group group, Summary summary) {
    TreeMap<Integer, Instant> dates = new TreeMap<>();
    List<String> names = group.directories().stream().map(d -> d.name()).toList();
    for (int run = 0; run < names.size(); run++) {
      dates.put(run, group.directories().get(run).run().flatMap(r -> r.moment()).orElseThrow());
    }
    return new Dataset.Runs(
        machine(group, summary),
        names,
        dates.values().stream().map(DatasetHistories::iso).toList(),
        summary.annotations().stream().map(a -> note(a, List.copyOf(dates.values()))).toList(),
        group.lines().stream().map(this::line).toList());
  }

  private static String machine(History.Group group, Summary summary) {
    return summary.directories().stream()
        .filter(d -> group.directories().contains(d.directory()))
        .map(d -> d.origin().machine())
        .findFirst()
        .orElse("");
  }

  private static Dataset.Note note(Annotation annotation, List<Instant> dates) {
    int run = (int) dates.stream().filter(date -> date.isBefore(annotation.date())).count();
    return new Dataset.Note(run, iso(annotation.date()), annotation.text());
  }

  /** The day, and the time where there is one. */
  private static String iso(Instant date) {
    return date.toString().replace("T00:00:00Z", "");
  }

  private Dataset.Line line(Line line) {
    Configuration configuration = line.configuration();
    Conditions conditions = configuration.shape().conditions();
    return new Dataset.Line(
        new Dataset.Point(
            0,
            Timings.STEP,
            configuration.shape().cell(),
            gatherer.indexOf(configuration.shape().params()),
            configuration.batch(),
            conditions.division(),
            conditions.device(),
            conditions.computeThreads()),
        configuration.backend(),
        line.points().stream().map(DatasetHistories::point).toList(),
        line.changes().stream()
            .map(
                change ->
                    List.of(BigDecimal.valueOf(change.first()), Charts.number(change.ratio())))
            .toList());
  }

  private static List<BigDecimal> point(Line.Point point) {
    List<BigDecimal> numbers = new ArrayList<>();
    numbers.add(BigDecimal.valueOf(point.run()));
    numbers.add(Charts.number(point.millis().value()));
    point
        .millis()
        .interval()
        .ifPresent(
            interval -> {
              numbers.add(Charts.number(interval.low()));
              numbers.add(Charts.number(interval.high()));
            });
    return numbers;
  }
}
