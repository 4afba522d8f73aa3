package io.rnnbench.backend.dl4j.lstm;

import static io.rnnbench.backend.dl4j.taped.Factor.plain;
import static io.rnnbench.backend.dl4j.taped.Factor.transpose;
import static io.rnnbench.backend.dl4j.taped.Prepared.product;

import io.rnnbench.backend.dl4j.lstm.LstmTape.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of one time step after the other. One product for all of them would need the steps of
 * all sequences below each other, and ND4J's copy to that order takes longer than it saves.
 */
final class ProductsOfBatch implements LstmProducts {
  private final LstmTape tape;
  private final Runnable biasToRows;
  private final INDArray biasRows; // (B, 4H) b in every row
  private final List<List<Runnable>> forward; // T
  private List<List<Runnable>> backward = List.of(); // T once asked for: inference needs none
  private final List<Runnable> biasGradient;

  ProductsOfBatch(LstmTape tape) {
    this.tape = tape;
    long batch = tape.shape().batch();
    INDArray bias = tape.parameters.bias();
    biasRows = tape.array(batch, bias.length());
    biasToRows = product(plain(tape.ones(batch, 1)), plain(bias), 0, biasRows);
    forward = IntStream.range(0, tape.time()).mapToObj(this::forwardProducts).toList();
    biasGradient = biasGradient();
  }

  private List<Runnable> forwardProducts(int t) {
    Parameters parameters = tape.parameters;
    INDArray gates = tape.gates.get(t);
    return List.of(
        () -> gates.assign(biasRows),
        product(plain(tape.x.get(t)), plain(parameters.weights()), 1, gates),
        product(plain(tape.h.get(t)), plain(parameters.recurrentWeights()), 1, gates));
  }

  private List<Runnable> backwardProducts(int t) {
    Parameters parameters = tape.parameters;
    Parameters sums = tape.gradients;
    INDArray gates = tape.gates.get(t);
    int keep = t == tape.time() - 1 ? 0 : 1; // the last step comes first
    List<Runnable> products = new ArrayList<>();
    if (t > 0) {
      INDArray before = tape.stateGradients.get(t - 1);
      products.add(product(plain(gates), transpose(parameters.recurrentWeights()), 1, before));
    }
    INDArray input = tape.inputGradients.get(t);
    products.add(product(plain(gates), transpose(parameters.weights()), 0, input));
    products.add(product(transpose(tape.x.get(t)), plain(gates), keep, sums.weights()));
    products.add(product(transpose(tape.h.get(t)), plain(gates), keep, sums.recurrentWeights()));
    return products;
  }

  /** Sums over the batch, then over time: both are contiguous. */
  private List<Runnable> biasGradient() {
    INDArray bias = tape.gradients.bias();
    long width = bias.length(); // 4H
    INDArray ofSteps = tape.array(width * tape.time());
    INDArray gates = tape.allGates.reshape('f', tape.shape().batch(), ofSteps.length());
    return List.of(
        product(transpose(gates), plain(tape.ones(gates.size(0))), 0, ofSteps),
        product(
            plain(ofSteps.reshape('f', width, tape.time())),
            plain(tape.ones(tape.time())),
            0,
            bias.reshape('f', new long[] {width})));
  }

  @Override
  public void beforeForward() {
    biasToRows.run();
  }

  @Override
  public void forward(int t) {
    forward.get(t).forEach(Runnable::run);
  }

  @Override
  public void backward(int t) {
    if (backward.isEmpty()) {
      backward = IntStream.range(0, tape.time()).mapToObj(this::backwardProducts).toList();
    }
    backward.get(t).forEach(Runnable::run);
  }

  @Override
  public void afterBackward() {
    biasGradient.forEach(Runnable::run);
  }
}
