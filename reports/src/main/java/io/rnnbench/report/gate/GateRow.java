package io.rnnbench.report.gate;

/**
 * The verdict on one subject.
 *
 * @param baseline median over the baseline's forks, in {@code unit}; NaN where it has no value
 * @param candidate the same of the candidate
 * @param unit such as ms/op or B/op; empty where the values have none
 * @param ratio candidate / baseline; above 1 is slower, or more; NaN where there is none
 * @param low of its simultaneous interval, 0 where it has no lower end
 * @param high of the same; infinite where there is no upper end
 * @param forks of each side that the ratio rests on
 * @param reason in words, where the interval does not say it all; or empty
 */
public record GateRow(
    Subject subject,
    double baseline,
    double candidate,
    String unit,
    double ratio,
    double low,
    double high,
    Verdict verdict,
    int forks,
    String reason) {

  /** A verdict that rests on no ratio. */
  static GateRow plain(Subject subject, Verdict verdict, String reason) {
    return new GateRow(
        subject,
        Double.NaN,
        Double.NaN,
        "",
        Double.NaN,
        0,
        Double.POSITIVE_INFINITY,
        verdict,
        0,
        reason);
  }
}
