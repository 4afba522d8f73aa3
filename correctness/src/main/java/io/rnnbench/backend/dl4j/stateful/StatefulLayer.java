package io.rnnbench.backend.dl4j.stateful;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A recurrent layer whose training passes start from a given state, into which no gradient flows.
 *
 * <p>States are DL4J's maps: {@code prevAct} is h (B, H), {@code prevMem} is c (B, H).
 */
public interface StatefulLayer {

  /**
   * The state from which training passes start from now on.
   *
   * @param state DL4J's map; empty for zeros
   */
  void trainFrom(Map<String, INDArray> state);

  /** The state after the last time step of the last training pass, in arrays that stay. */
  Map<String, INDArray> trainedTo();
}
