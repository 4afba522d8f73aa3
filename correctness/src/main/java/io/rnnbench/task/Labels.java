package io.rnnbench.task;

/** How a label is written as a target. */
public enum Labels {
  /** One output per class, 1 for the label's and 0 for the others: for a softmax. */
  ONE_HOT {
    @Override
    double[] target(int label, int classes) {
      double[] target = new double[classes];
      target[label] = 1;
      return target;
    }
  },

  /** One output, 0 or 1: for a sigmoid, of two classes. */
  BIT {
    @Override
    double[] target(int label, int classes) {
      return new double[] {label};
    }
  };

  abstract double[] target(int label, int classes);
}
