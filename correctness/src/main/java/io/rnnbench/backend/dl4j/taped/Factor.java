package io.rnnbench.backend.dl4j.taped;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A matrix, or a vector to the right of a matrix, that enters a product. */
public record Factor(INDArray array, boolean transposed) {

  public static Factor plain(INDArray array) {
    return new Factor(array, false);
  }

  public static Factor transpose(INDArray array) {
    return new Factor(array, true);
  }
}
