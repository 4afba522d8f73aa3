package io.rnnbench.study;

import io.rnnbench.study.training.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The outcomes of a study's jobs, in the order of the jobs. */
public final class Outcomes {
  /** The reference's name as a backend. */
  static final String REFERENCE = "reference";

  private final List<Curve> curves = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /**
   * Sorts outcomes, which come in the order in which workers finish.
   *
   * @param finished by {@link Job#id()}, every job
   */
  public Outcomes(List<Job> jobs, Map<String, Outcome> finished) {
    for (Job job : jobs) {
      Outcome outcome = finished.get(job.id());
      curves.addAll(outcome.curves());
      seconds.merge(key(job.backend(), job.variant().label()), outcome.seconds(), Double::sum);
    }
    curves.sort(
        Comparator.comparing(Curve::label)
            .thenComparing(Curve::backend)
            .thenComparingLong(Curve::seed));
  }

  private static String key(String backend, String label) {
    return backend + ", " + label;
  }

  /** A variant's curves on one backend, by seed. */
  public List<Curve> of(String backend, String label) {
    return where(c -> c.backend().equals(backend) && c.label().equals(label));
  }

  /** What a variant's runs on one backend took together, in seconds. */
  public double seconds(String backend, String label) {
    return seconds.getOrDefault(key(backend, label), 0.0);
  }

  List<Curve> where(Predicate<Curve> wanted) {
    return curves.stream().filter(wanted).toList();
  }
}
