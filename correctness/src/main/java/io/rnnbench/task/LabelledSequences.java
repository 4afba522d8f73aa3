package io.rnnbench.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Noisy curves of one feature with one label each, held as floats: 10,000 of 200 steps take 8 MB, a
 * seventh of what arrays of arrays of doubles would.
 *
 * <p>Inputs [time][1], targets [1][classes] or [1][1].
 *
 * @param values [sequence][time]
 * @param labels [sequence], each from 0 to classes - 1
 */
record LabelledSequences(float[][] values, int[] labels, int classes, Labels encoding)
    implements Cases {

  /**
   * One sequence per label: the curve drawn for it, with normal noise of the given standard
   * deviation on every step.
   */
  static LabelledSequences draw(
      int[] labels, Labels encoding, IntFunction<double[]> curve, double noise, Random random) {
    float[][] values = new float[labels.length][];
    for (int i = 0; i < labels.length; i++) {
      double[] clean = curve.apply(labels[i]);
      values[i] = new float[clean.length];
      for (int t = 0; t < clean.length; t++) {
        values[i][t] = (float) (clean[t] + noise * random.nextGaussian());
      }
    }
    int classes = Arrays.stream(labels).max().orElseThrow() + 1;
    return new LabelledSequences(values, labels, classes, encoding);
  }

  /** Label 1 for the first half of the sequences, 0 for the second. */
  static int[] positiveThenNegative(int sequences) {
    return IntStream.range(0, sequences).map(i -> i < sequences / 2 ? 1 : 0).toArray();
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public double[][] x(int i) {
    double[][] x = new double[values[i].length][1];
    for (int t = 0; t < x.length; t++) {
      x[t][0] = values[i][t];
    }
    return x;
  }

  /** Without an array for each step: long sequences are fed by the thousand. */
  @Override
  public void copyX(int i, double[][] into, int column) {
    float[] sequence = values[i];
    for (int t = 0; t < sequence.length; t++) {
      into[t][column] = sequence[t];
    }
  }

  @Override
  public double[][] y(int i) {
    return new double[][] {encoding.target(labels[i], classes)};
  }

  /** Shuffles, then takes the same number of sequences of every label for validation. */
  Split stratified(int validationPerLabel, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
    Collections.shuffle(order, random);
    List<Integer> train = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    int[] held = new int[classes];
    for (int i : order) {
      if (held[labels[i]] < validationPerLabel) {
        held[labels[i]]++;
        validation.add(i);
      } else {
        train.add(i);
      }
    }
    return new Split(chosen(train), chosen(validation));
  }

  /** Takes the last sequences for validation, in the order they have. */
  Split lastForValidation(int validation) {
    List<Integer> order = IntStream.range(0, size()).boxed().toList();
    int train = size() - validation;
    return new Split(chosen(order.subList(0, train)), chosen(order.subList(train, size())));
  }

  private LabelledSequences chosen(List<Integer> indices) {
    return new LabelledSequences(
        indices.stream().map(i -> values[i]).toArray(float[][]::new),
        indices.stream().mapToInt(i -> labels[i]).toArray(),
        classes,
        encoding);
  }
}
