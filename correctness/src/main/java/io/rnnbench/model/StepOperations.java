package io.rnnbench.model;

/**
 * Floating-point operations of one training step, as its equations need them; what a framework
 * computes twice or not at all does not count. An addition, a product, a division, a root, an
 * exponential, a logarithm, a tanh and a sigmoid are one operation each.
 *
 * <p>With B sequences of T steps, a layer of G gates (LSTM 4, GRU 3, RNN 1) with I inputs and H
 * units in each of D directions multiplies, for 2 m n k operations a product of (m, k) and (k, n),
 *
 * <pre>
 *   forward    W x          2 B T G H I D
 *              R h          2 B T G H H D    (the first step's h, zeros, is multiplied as well)
 *   backward   for W, for R  as much again
 *              for h         as much as R h
 *              for x         as much as W x, except in the first layer, whose x learns nothing
 * </pre>
 *
 * <p>and a head of O outputs over K units on S steps 2 B S O K forward and twice that backward.
 *
 * @param forwardProducts matrix products of the forward pass
 * @param backwardProducts matrix products of the backward pass
 * @param forwardElementwise what the forward pass computes number by number, without the loss
 * @param backwardElementwise the loss and what the backward pass computes number by number, the
 *     sums that are the biases' gradients included
 * @param optimizer the update, whatever the batch
 */
public record StepOperations(
    long forwardProducts,
    long backwardProducts,
    long forwardElementwise,
    long backwardElementwise,
    long optimizer) {

  /**
   * Counts a step.
   *
   * @param batchSize sequences, B
   * @param timeSteps steps of each, T
   * @throws IllegalArgumentException for a normalised head, which is not counted
   */
  public static StepOperations of(NetworkSpec spec, int batchSize, int timeSteps) {
    if (spec.head().normalized()) {
      throw new IllegalArgumentException("operations of a normalised head are not counted");
    }
    StepOperations sum = head(spec, (long) batchSize * spec.outputSteps(timeSteps));
    for (int l = 0; l < spec.layers(); l++) {
      sum = sum.plus(layer(spec, l, (long) batchSize * timeSteps));
    }
    return sum;
  }

  /** All of a training step. */
  public long training() {
    return inference() + backwardProducts + backwardElementwise + optimizer;
  }

  /** The forward pass up to the output. */
  public long inference() {
    return forwardProducts + forwardElementwise;
  }

  private StepOperations plus(StepOperations other) {
    return new StepOperations(
        forwardProducts + other.forwardProducts,
        backwardProducts + other.backwardProducts,
        forwardElementwise + other.forwardElementwise,
        backwardElementwise + other.backwardElementwise,
        optimizer + other.optimizer);
  }

  /**
   * @param steps B T
   */
  private static StepOperations layer(NetworkSpec spec, int layer, long steps) {
    CellType cell = spec.cell();
    long hidden = spec.hidden().get(layer);
    long rows = cell.gates() * hidden;
    long matrices = rows * (spec.inputSizeOf(layer) + hidden) * spec.directions();
    long biases = rows * (cell.hasRecurrentBias() ? 2 : 1) * spec.directions();
    long units = steps * hidden * spec.directions();
    long inputs = 2 * steps * rows * spec.inputSizeOf(layer) * spec.directions();
    long recurrent = 2 * steps * rows * hidden * spec.directions();
    return new StepOperations(
        inputs + recurrent,
        inputs + 2 * recurrent + (layer == 0 ? 0 : inputs),
        units * cell.operations().forward(),
        units * cell.operations().backward(),
        update(spec.training(), matrices, biases));
  }

  /**
   * @param steps B S
   */
  private static StepOperations head(NetworkSpec spec, long steps) {
    Head head = spec.head();
    long outputs = steps * spec.outputSize();
    long inputs = spec.outputSizeOf(spec.layers() - 1);
    long lossAndGradient = outputs * lossOperations(spec);
    if (head.isNone()) {
      return new StepOperations(0, 0, 0, lossAndGradient, 0);
    }
    long product = 2 * outputs * inputs;
    int activation =
        switch (head.activation()) {
          case SOFTMAX -> 3; // exponential, sum, division
          case SIGMOID -> 1;
          case IDENTITY -> 0;
        };
    return new StepOperations(
        product,
        2 * product,
        outputs * (1 + activation), // with the bias
        lossAndGradient + outputs, // with the bias's sum
        update(spec.training(), head.size() * inputs, head.size()));
  }

  /** Of one output: the loss, and its gradient with respect to what the activation takes. */
  private static int lossOperations(NetworkSpec spec) {
    return switch (spec.training().loss()) {
      // sum += y ln p (3); (p - y) / n (2)
      case CROSS_ENTROPY -> 3 + 2;
      // sum += y ln p + (1 - y) ln (1 - p) (8); (p - y) / n (2)
      case BINARY_CROSS_ENTROPY -> 8 + 2;
      // sum += (p - y)^2 (3); 2 (p - y) / n, whose difference is known (1); through the activation
      case MEAN_SQUARED_ERROR ->
          3
              + 1
              + switch (spec.head().activation()) {
                case SOFTMAX -> 4; // p (d - sum(p d))
                case SIGMOID -> 3;
                case IDENTITY -> 0;
              };
    };
  }

  private static long update(TrainingSpec training, long matrices, long biases) {
    Optimizer rule = training.optimizer();
    int each;
    if (rule instanceof Optimizer.Adam) {
      each = 12; // m (3), v (4), w -= rate m / (sqrt(v) + epsilon) (5)
    } else if (rule instanceof Optimizer.RmsProp) {
      each = 9; // s (4), w -= rate g / (sqrt(s) + epsilon) (5)
    } else {
      each = 2; // w -= rate g
    }
    return each * (matrices + biases) + (training.l2() > 0 ? 2 * matrices : 0);
  }
}
