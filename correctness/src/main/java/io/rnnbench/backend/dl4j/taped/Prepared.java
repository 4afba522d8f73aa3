package io.rnnbench.backend.dl4j.taped;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.OneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J operations made ready for fixed arrays, to be run many times. On small arrays {@code muli}
 * and {@code gemm} spend most of their time on checks and on building such an operation anew.
 *
 * <p>Not to be run once one of the arrays is closed. The result may be one of the operands, except
 * in products.
 */
public final class Prepared {
  private Prepared() {}

  /** {@code result = left right + keep * result}, each factor transposed if so said. */
  public static Runnable product(Factor left, Factor right, double keep, INDArray result) {
    MMulTranspose transposed =
        MMulTranspose.builder()
            .transposeA(left.transposed())
            .transposeB(right.transposed())
            .build();
    return ready(new Mmul(left.array(), right.array(), result, 1, keep, transposed));
  }

  /** {@code result = left * right} by elements. */
  public static Runnable times(INDArray left, INDArray right, INDArray result) {
    return ready(new MulOp(left, right, result));
  }

  /** {@code result = left + right}. */
  public static Runnable plus(INDArray left, INDArray right, INDArray result) {
    return ready(new AddOp(left, right, result));
  }

  public static Runnable tanh(INDArray x, INDArray result) {
    return ready(new Tanh(x, result));
  }

  public static Runnable sigmoid(INDArray x, INDArray result) {
    return ready(new Sigmoid(x, result));
  }

  /** {@code result = x * x}. */
  public static Runnable square(INDArray x, INDArray result) {
    return ready(new Square(x, result));
  }

  /** {@code result = 1 - x}. */
  public static Runnable oneMinus(INDArray x, INDArray result) {
    return ready(new OneMinus(x, result));
  }

  /** {@code result = x * (1 - x)}. */
  public static Runnable timesOneMinus(INDArray x, INDArray result) {
    return ready(new TimesOneMinus(x, result));
  }

  private static Runnable ready(Op operation) {
    return () -> Nd4j.getExecutioner().exec(operation);
  }

  private static Runnable ready(DynamicCustomOp operation) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setInputArrays(operation.inputArguments());
    context.setOutputArrays(operation.outputArguments());
    context.setIArguments(operation.iArgs());
    context.setTArguments(operation.tArgs());
    return () -> Nd4j.getExecutioner().exec(operation, context);
  }
}
