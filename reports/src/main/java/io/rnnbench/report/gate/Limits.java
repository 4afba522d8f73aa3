package io.rnnbench.report.gate;

import io.rnnbench.report.result.Limit;
import java.util.List;

/** What counts for each subject: the first limit that is meant for it, else what holds for all. */
public record Limits(List<Limit> own, Thresholds all) {

  public Thresholds of(Subject subject) {
    return own.stream()
        .filter(limit -> limit.isFor(subject.benchmark(), subject.metric()))
        .findFirst()
        .map(
            limit ->
                new Thresholds(
                    limit.minEffect().orElse(all.minEffect()),
                    limit.maxSlowdown().orElse(all.maxSlowdown())))
        .orElse(all);
  }
}
