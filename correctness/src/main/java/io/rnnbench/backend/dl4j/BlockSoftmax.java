package io.rnnbench.backend.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SoftmaxBp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Softmax of each block of the outputs of a packed network, (M, N * O) for N blocks.
 *
 * <p>The only part of the head that must know the blocks: all else of DL4J's losses works by single
 * elements. It is a kind of DL4J's softmax, because {@code LossMCXENT} asks for the class.
 */
final class BlockSoftmax extends ActivationSoftmax {
  private static final long serialVersionUID = 1L;

  private final long blocks;

  BlockSoftmax(int blocks) {
    this.blocks = blocks;
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    INDArray parted = parted(in, in.ordering());
    Nd4j.exec(new SoftMax(parted, parted, outputAxis(in)));
    return in;
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray parted = parted(in, in.ordering());
    INDArray gradient = parted(epsilon.dup(in.ordering()), in.ordering());
    Nd4j.exec(new SoftmaxBp(parted, gradient, parted, outputAxis(in)));
    return new Pair<>(in, null);
  }

  /** A view, never a copy, for DL4J wants its array changed in place: (M, N, O), or (M, O, N). */
  private INDArray parted(INDArray matrix, char order) {
    long rows = matrix.size(0);
    long outputs = matrix.size(1) / blocks;
    return order == 'f'
        ? matrix.reshape('f', true, rows, outputs, blocks)
        : matrix.reshape('c', true, rows, blocks, outputs);
  }

  private static int outputAxis(INDArray matrix) {
    return matrix.ordering() == 'f' ? 1 : 2;
  }

  @Override
  public String toString() {
    return "softmax of each of " + blocks + " blocks";
  }
}
