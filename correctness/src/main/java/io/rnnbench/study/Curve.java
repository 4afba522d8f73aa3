package io.rnnbench.study;

import java.util.List;

/**
 * A learning curve: what the network says of the whole training and validation set, in evaluation
 * mode, after each epoch.
 *
 * @param label the variant of the study, e.g. an optimizer; the same label, the same network
 */
public record Curve(
    String backend,
    String label,
    long seed,
    List<Double> loss,
    List<Double> accuracy,
    List<Double> validationLoss,
    List<Double> validationAccuracy) {

  /** The first epoch, counted from 1, whose accuracy is at least so much; or -1. */
  int epochOfAccuracy(double target) {
    for (int epoch = 0; epoch < accuracy.size(); epoch++) {
      if (accuracy.get(epoch) >= target) {
        return epoch + 1;
      }
    }
    return -1;
  }

  /** The first epoch, counted from 1, whose loss is below so much; or -1. */
  int epochOfLossBelow(double target) {
    for (int epoch = 0; epoch < loss.size(); epoch++) {
      if (loss.get(epoch) < target) {
        return epoch + 1;
      }
    }
    return -1;
  }
}
