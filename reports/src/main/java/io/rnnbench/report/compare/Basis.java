package io.rnnbench.report.compare;

/** What a comparison of two rows rests on, the strongest first. */
public enum Basis {
  /** One value for each JVM, two or more a side. */
  FORKS("", ""),
  /** The same in every iteration: there is no chance in it that a second JVM could show. */
  EXACT("", ""),
  /** One value for each iteration. */
  ITERATIONS(
      "*",
      "iterations, since a side has a single fork: JVMs differ among themselves by more than that;"
          + " two forks or more a side make forks the unit"),
  /** JMH's own score and error. */
  SCORES(
      "†",
      "from JMH's score and error, since a side has no raw data (-Djmh.json.rawData=false, or CSV):"
          + " they rest on iterations, among which JVMs do not count");

  private final String mark;
  private final String explanation;

  Basis(String mark, String explanation) {
    this.mark = mark;
    this.explanation = explanation;
  }

  /** Stands beside the number of values; empty where there is nothing to warn of. */
  public String mark() {
    return mark;
  }

  public String explanation() {
    return explanation;
  }
}
