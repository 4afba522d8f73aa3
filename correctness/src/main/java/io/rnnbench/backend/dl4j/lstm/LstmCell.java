package io.rnnbench.backend.dl4j.lstm;

import static io.rnnbench.backend.dl4j.lstm.LstmTape.CANDIDATE;
import static io.rnnbench.backend.dl4j.lstm.LstmTape.CELL;
import static io.rnnbench.backend.dl4j.lstm.LstmTape.FORGET;
import static io.rnnbench.backend.dl4j.lstm.LstmTape.INPUT;
import static io.rnnbench.backend.dl4j.lstm.LstmTape.OUTPUT;
import static io.rnnbench.backend.dl4j.lstm.LstmTape.TANH_CELL;
import static io.rnnbench.backend.dl4j.taped.Prepared.oneMinus;
import static io.rnnbench.backend.dl4j.taped.Prepared.plus;
import static io.rnnbench.backend.dl4j.taped.Prepared.sigmoid;
import static io.rnnbench.backend.dl4j.taped.Prepared.square;
import static io.rnnbench.backend.dl4j.taped.Prepared.tanh;
import static io.rnnbench.backend.dl4j.taped.Prepared.times;
import static io.rnnbench.backend.dl4j.taped.Prepared.timesOneMinus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The time steps of an LSTM: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al.
 * 2000 and without peepholes, as in DL4J's {@code LSTM}:
 *
 * <pre>
 *   g  = tanh   (x Wg + h RWg + bg)  candidate
 *   f  = sigmoid(x Wf + h RWf + bf)  forget
 *   o  = sigmoid(x Wo + h RWo + bo)  output
 *   i  = sigmoid(x Wi + h RWi + bi)  input
 *   c' = f * c + i * g
 *   h' = o * tanh(c')
 * </pre>
 *
 * <p>x is the input (B, I), h and c the previous state and cell state (B, H), {@code *} works by
 * elements. Everything is written into a {@link LstmTape}; nothing is allocated.
 */
final class LstmCell {
  private final LstmTape tape;
  private final LstmProducts products;
  private final List<List<Runnable>> forward; // T
  private List<List<Runnable>> backward = List.of(); // T once asked for: inference needs none

  LstmCell(LstmTape tape) {
    this.tape = tape;
    products = LstmProducts.on(tape);
    forward = IntStream.range(0, tape.time()).mapToObj(this::forwardOperations).toList();
  }

  /** Before the first step. */
  void beforeForward() {
    products.beforeForward();
  }

  /** From the states before step {@code t} to those after it. */
  void forward(int t) {
    products.forward(t);
    forward.get(t).forEach(Runnable::run);
  }

  private List<Runnable> forwardOperations(int t) {
    INDArray gates = tape.gates.get(t);
    INDArray kept = tape.kept.get(t);
    INDArray nextCell = tape.c.get(t + 1);
    return List.of(
        tanh(tape.block(gates, 0), tape.block(kept, CANDIDATE)),
        sigmoid(tape.blocks(gates, 1, 3), tape.blocks(kept, FORGET, INPUT)),
        times(tape.blocks(kept, CANDIDATE, FORGET), tape.blocks(kept, INPUT, CELL), tape.pair),
        plus(tape.block(tape.pair, 0), tape.block(tape.pair, 1), nextCell), // g i + f c
        tanh(nextCell, tape.block(kept, TANH_CELL)),
        times(tape.block(kept, OUTPUT), tape.block(kept, TANH_CELL), tape.h.get(t + 1)));
  }

  /**
   * One step back in time. Takes dL/dh' from {@code tape.stateGradients} and dL/dc', as far as it
   * comes from later steps, from {@code tape.cellGradient}; writes dL/d(gates), replaces dL/dc' by
   * dL/dc, and adds to dL/dh. With q = tanh(c') and ' for "before sigmoid or tanh":
   *
   * <pre>
   *   dc' = dL/dc' + dL/dh' * o * (1 - q * q)
   *   dg' = dc' * i * (1 - g * g)
   *   df' = dc' * c * f * (1 - f)
   *   do' = dL/dh' * q * o * (1 - o)
   *   di' = dc' * g * i * (1 - i)
   *   dL/dc = dc' * f
   *   dL/dh = [dg', df', do', di'] RW^T
   * </pre>
   */
  void backward(int t) {
    if (backward.isEmpty()) {
      backward = IntStream.range(0, tape.time()).mapToObj(this::backwardOperations).toList();
    }
    backward.get(t).forEach(Runnable::run);
    products.backward(t);
  }

  private List<Runnable> backwardOperations(int t) {
    INDArray kept = tape.kept.get(t);
    List<Runnable> operations = new ArrayList<>(slopes(kept));
    INDArray gates = tape.gates.get(t);
    INDArray state = tape.stateGradients.get(t);
    INDArray cell = tape.cellGradient;
    INDArray throughTanh = slope(TANH_CELL);
    operations.addAll(
        List.of(
            times(state, throughTanh, throughTanh),
            plus(cell, throughTanh, cell),
            times(cell, slope(CANDIDATE), tape.block(gates, 0)),
            times(cell, slope(FORGET), tape.block(gates, 1)),
            times(state, slope(OUTPUT), tape.block(gates, 2)),
            times(cell, slope(INPUT), tape.block(gates, 3)),
            times(cell, tape.block(kept, FORGET), cell)));
    return operations;
  }

  /** What dL/dc' and dL/dh' are multiplied by. */
  private List<Runnable> slopes(INDArray kept) {
    INDArray tanhs = tape.blocks(tape.slopes, TANH_CELL, CANDIDATE);
    INDArray sigmoids = tape.blocks(tape.slopes, FORGET, INPUT);
    INDArray product = tape.blocks(tape.slopes, CANDIDATE, FORGET);
    return List.of(
        square(tape.blocks(kept, TANH_CELL, CANDIDATE), tanhs),
        oneMinus(tanhs, tanhs),
        timesOneMinus(tape.blocks(kept, FORGET, INPUT), sigmoids),
        times(slope(TANH_CELL), tape.block(kept, OUTPUT), slope(TANH_CELL)),
        times(product, tape.blocks(kept, INPUT, CELL), product), // of g' by i, of f' by c
        times(slope(OUTPUT), tape.block(kept, TANH_CELL), slope(OUTPUT)),
        times(slope(INPUT), tape.block(kept, CANDIDATE), slope(INPUT)));
  }

  private INDArray slope(int block) {
    return tape.block(tape.slopes, block);
  }

  /** After the last step back: completes the gradients of parameters and inputs. */
  void afterBackward() {
    products.afterBackward();
  }
}
