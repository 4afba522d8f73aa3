package io.rnnbench.study.training;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.reference.OutputLoss;
import io.rnnbench.task.Cases;
import java.util.List;

/**
 * Loss and accuracy of a network's outputs, computed in float64 by the same code for every backend.
 *
 * @param loss mean over sequences and steps
 * @param accuracy share of output steps that are right: the largest output is the target's, or a
 *     single output is on the target's side of one half
 * @param positions the same for each output step
 */
public record Evaluation(double loss, double accuracy, double[] positions) {

  /**
   * Judges outputs by the targets of the first cases.
   *
   * @param outputs [output steps][outputs] of each case
   */
  public static Evaluation of(NetworkSpec spec, List<double[][]> outputs, Cases cases) {
    double[] right = new double[outputs.get(0).length];
    double loss = 0;
    double total = 0;
    for (int i = 0; i < outputs.size(); i++) {
      double[][] output = outputs.get(i);
      double[][] y = cases.y(i);
      for (int s = 0; s < output.length; s++) {
        loss += OutputLoss.value(spec.training().loss(), output[s], y[s]);
        if (answer(output[s]) == answer(y[s])) {
          right[s]++;
          total++;
        }
      }
    }
    for (int s = 0; s < right.length; s++) {
      right[s] /= outputs.size();
    }
    double steps = (double) outputs.size() * right.length;
    return new Evaluation(loss / steps, total / steps, right);
  }

  private static int answer(double[] values) {
    if (values.length == 1) {
      return values[0] > 0.5 ? 1 : 0;
    }
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
