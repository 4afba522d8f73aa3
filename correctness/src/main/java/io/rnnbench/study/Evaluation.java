package io.rnnbench.study;

import io.rnnbench.backend.Session;
import io.rnnbench.model.Batch;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.reference.OutputLoss;

/**
 * Loss and accuracy of a network on some data, computed in float64 from its outputs, by the same
 * code for every backend.
 *
 * @param loss mean over sequences and steps
 * @param accuracy share of output steps whose largest output is the target's
 */
record Evaluation(double loss, double accuracy) {

  static Evaluation of(NetworkSpec spec, Session session, Batch data) {
    double[][][] output = session.forward(data.inputs()).output();
    double loss = 0;
    int right = 0;
    int steps = 0;
    for (int b = 0; b < output.length; b++) {
      for (int s = 0; s < output[b].length; s++) {
        loss += OutputLoss.value(spec.training().loss(), output[b][s], data.y()[b][s]);
        right += largest(output[b][s]) == largest(data.y()[b][s]) ? 1 : 0;
        steps++;
      }
    }
    return new Evaluation(loss / steps, (double) right / steps);
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
