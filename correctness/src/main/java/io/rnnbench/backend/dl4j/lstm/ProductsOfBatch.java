package io.rnnbench.backend.dl4j.lstm;

import static io.rnnbench.backend.dl4j.taped.Factor.plain;
import static io.rnnbench.backend.dl4j.taped.Factor.transpose;
import static io.rnnbench.backend.dl4j.taped.Prepared.product;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of one time step after the other. One product for all of them would need the steps of
 * all sequences below each other, and ND4J's copy to that order takes longer than it saves.
 */
final class ProductsOfBatch implements LstmProducts {
  private final List<Runnable> ofInputs = new ArrayList<>();
  private final List<Runnable> ofStates = new ArrayList<>(); // T
  private final List<Runnable> back = new ArrayList<>(); // T
  private final List<Runnable> sums = new ArrayList<>();

  ProductsOfBatch(LstmTape tape) {
    LstmTape.Parameters parameters = tape.parameters;
    long batch = tape.shape().batch();
    INDArray biasRows = tape.array(tape.gates.get(0).shape()); // (B, 4H) b in every row
    ofInputs.add(product(plain(tape.ones(batch, 1)), plain(parameters.bias()), 0, biasRows));
    for (int t = 0; t < tape.time(); t++) {
      INDArray gates = tape.gates.get(t);
      ofInputs.add(() -> gates.assign(biasRows));
      ofInputs.add(product(plain(tape.x.get(t)), plain(parameters.weights()), 1, gates));
      ofStates.add(product(plain(tape.h.get(t)), plain(parameters.recurrentWeights()), 1, gates));
      back.add(t == 0 ? () -> {} : passBack(tape, t));
    }
    prepareSums(tape);
  }

  private static Runnable passBack(LstmTape tape, int t) {
    return product(
        plain(tape.gates.get(t)),
        transpose(tape.parameters.recurrentWeights()),
        1,
        tape.stateGradients.get(t - 1));
  }

  private void prepareSums(LstmTape tape) {
    LstmTape.Parameters gradients = tape.gradients;
    long batch = tape.shape().batch();
    long width = gradients.bias().length(); // 4H
    for (int t = 0; t < tape.time(); t++) {
      INDArray gates = tape.gates.get(t);
      int keep = t == 0 ? 0 : 1;
      sums.add(
          product(
              plain(gates), transpose(tape.parameters.weights()), 0, tape.inputGradients.get(t)));
      sums.add(product(transpose(tape.x.get(t)), plain(gates), keep, gradients.weights()));
      sums.add(product(transpose(tape.h.get(t)), plain(gates), keep, gradients.recurrentWeights()));
    }
    INDArray sumsOfSteps = tape.array(width, tape.time());
    sums.add(
        product(
            transpose(tape.allGates.reshape('f', batch, width * tape.time())),
            plain(tape.ones(batch)),
            0,
            sumsOfSteps.reshape('f', new long[] {width * tape.time()})));
    sums.add(
        product(
            plain(sumsOfSteps),
            plain(tape.ones(tape.time())),
            0,
            gradients.bias().reshape('f', new long[] {width})));
  }

  @Override
  public void readInputs() {
    ofInputs.forEach(Runnable::run);
  }

  @Override
  public void readState(int t) {
    ofStates.get(t).run();
  }

  @Override
  public void passBack(int t) {
    back.get(t).run();
  }

  @Override
  public void sumGradients() {
    sums.forEach(Runnable::run);
  }
}
