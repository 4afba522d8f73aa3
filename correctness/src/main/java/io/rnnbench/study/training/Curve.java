package io.rnnbench.study.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A learning curve: what the network says of training and validation cases, in evaluation mode,
 * after each epoch.
 *
 * @param label the variant of the study, e.g. an optimizer; the same label, the same network
 * @param seconds wall clock spent in training steps alone up to the end of each epoch, first calls
 *     with what they cost included: a record of what happened, no benchmark; empty where nothing
 *     was timed: packed repeats share their steps, and older files know no times
 * @param measures whatever else was measured, by name: one value an epoch, a position, ...
 */
public record Curve(
    String backend,
    String label,
    long seed,
    List<Double> loss,
    List<Double> accuracy,
    List<Double> validationLoss,
    List<Double> validationAccuracy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> seconds,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<Double>> measures) {

  public Curve {
    seconds = seconds == null ? List.of() : seconds;
    measures = measures == null ? Map.of() : measures;
  }

  /** A curve to be filled. */
  public static Curve start(String backend, String label, long seed) {
    return new Curve(
        backend,
        label,
        seed,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new TreeMap<>());
  }

  /** Appends an epoch. */
  void add(Evaluation training, Evaluation validation) {
    loss.add(training.loss());
    accuracy.add(training.accuracy());
    validationLoss.add(validation.loss());
    validationAccuracy.add(validation.accuracy());
  }

  /** Appends an epoch's end: the time that training steps took so far, in seconds. */
  void time(double total) {
    seconds.add(total);
  }

  /** Appends a value to a measure. */
  public void measure(String name, double value) {
    measures.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** A measure's values; empty where it was not taken. */
  public List<Double> measured(String name) {
    return measures.getOrDefault(name, List.of());
  }

  /** The last epoch's accuracy on the validation cases. */
  public double finalAccuracy() {
    return validationAccuracy.get(validationAccuracy.size() - 1);
  }

  /** The first epoch, counted from 1, whose accuracy is at least so much; or -1. */
  public int epochOfAccuracy(double target) {
    for (int epoch = 0; epoch < accuracy.size(); epoch++) {
      if (accuracy.get(epoch) >= target) {
        return epoch + 1;
      }
    }
    return -1;
  }

  /** The first epoch, counted from 1, whose loss is below so much; or -1. */
  public int epochOfLossBelow(double target) {
    for (int epoch = 0; epoch < loss.size(); epoch++) {
      if (loss.get(epoch) < target) {
        return epoch + 1;
      }
    }
    return -1;
  }
}
