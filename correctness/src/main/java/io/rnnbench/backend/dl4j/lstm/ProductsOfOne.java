package io.rnnbench.backend.dl4j.lstm;

import static io.rnnbench.backend.dl4j.taped.Factor.plain;
import static io.rnnbench.backend.dl4j.taped.Factor.transpose;
import static io.rnnbench.backend.dl4j.taped.Prepared.product;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products for a single sequence: (1, X, T) in 'f' order is a matrix (X, T), so that one product
 * serves all time steps. States are vectors, for which BLAS need not pack the weights at each step.
 */
final class ProductsOfOne implements LstmProducts {
  private final List<Runnable> ofInputs;
  private final List<Runnable> ofStates = new ArrayList<>(); // T
  private final List<Runnable> back = new ArrayList<>(); // T
  private final List<Runnable> sums;

  ProductsOfOne(LstmTape tape) {
    LstmTape.Parameters parameters = tape.parameters;
    LstmTape.Parameters gradients = tape.gradients;
    INDArray ones = tape.ones(tape.time(), 1); // (T, 1)
    INDArray gates = matrix(tape.allGates); // (4H, T)
    INDArray x = matrix(tape.inputs()); // (I, T)
    INDArray h = LstmTape.columns(matrix(tape.allStates), 0, tape.time()); // (H, T)
    INDArray dx = matrix(tape.allInputGradients); // (I, T)
    ofInputs =
        List.of(
            product(transpose(parameters.bias()), transpose(ones), 0, gates),
            product(transpose(parameters.weights()), plain(x), 1, gates));
    sums =
        List.of(
            product(plain(parameters.weights()), plain(gates), 0, dx),
            product(plain(x), transpose(gates), 0, gradients.weights()),
            product(plain(h), transpose(gates), 0, gradients.recurrentWeights()),
            product(plain(gates), plain(vector(ones)), 0, vector(gradients.bias())));
    for (int t = 0; t < tape.time(); t++) {
      INDArray gatesNow = vector(tape.gates.get(t));
      INDArray recurrent = parameters.recurrentWeights();
      ofStates.add(product(transpose(recurrent), plain(vector(tape.h.get(t))), 1, gatesNow));
      back.add(
          t == 0
              ? () -> {}
              : product(
                  plain(recurrent), plain(gatesNow), 1, vector(tape.stateGradients.get(t - 1))));
    }
  }

  private static INDArray matrix(INDArray sequence) {
    return sequence.reshape('f', sequence.size(1), sequence.size(2));
  }

  private static INDArray vector(INDArray array) {
    return array.reshape('f', new long[] {array.length()});
  }

  @Override
  public void beforeForward() {
    ofInputs.forEach(Runnable::run);
  }

  @Override
  public void forward(int t) {
    ofStates.get(t).run();
  }

  @Override
  public void backward(int t) {
    back.get(t).run();
  }

  @Override
  public void afterBackward() {
    sums.forEach(Runnable::run);
  }
}
