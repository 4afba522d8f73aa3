package io.rnnbench.backend.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** DL4J hands its activations arrays in either order: 'c' above the last step, 'f' above all. */
class BlockSoftmaxTest {
  private static final int ROWS = 3;
  private static final int BLOCKS = 4;
  private static final int OUTPUTS = 2;

  private final IActivation packed = new BlockSoftmax(BLOCKS);
  private final IActivation single = new ActivationSoftmax();

  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void isTheSoftmaxOfEachBlock(char order) {
    INDArray z = random(1, order);

    INDArray p = z.dup(order);
    assertThat(packed.getActivation(p, true)).isSameAs(p);

    for (int n = 0; n < BLOCKS; n++) {
      assertThat(block(p, n)).isEqualTo(single.getActivation(block(z, n), true));
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void leadsGradientsBackThroughEachBlock(char order) {
    INDArray z = random(1, order);
    INDArray epsilon = random(2, 'c');

    INDArray gradient = packed.backprop(z.dup(order), epsilon.dup()).getFirst();

    for (int n = 0; n < BLOCKS; n++) {
      assertThat(block(gradient, n))
          .isEqualTo(single.backprop(block(z, n), block(epsilon, n)).getFirst());
    }
  }

  private static INDArray block(INDArray matrix, int block) {
    return matrix
        .get(NDArrayIndex.all(), NDArrayIndex.interval(block * OUTPUTS, (block + 1) * OUTPUTS))
        .dup('c');
  }

  private static INDArray random(long seed, char order) {
    Nd4j.getRandom().setSeed(seed);
    return Nd4j.randn(DataType.DOUBLE, ROWS, BLOCKS * OUTPUTS).dup(order);
  }
}
