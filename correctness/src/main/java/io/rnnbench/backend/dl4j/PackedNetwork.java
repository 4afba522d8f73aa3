package io.rnnbench.backend.dl4j;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Packing;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Independent networks side by side: gradients of weights between them are set to zero.
 *
 * <p>Here, because this is one multiplication for the whole network, whatever the optimizer, and
 * holds for gradients that are only looked at, too. DL4J tells its listeners of gradients in fit
 * alone, and calls an updater once for each run of layers with equal settings without saying which.
 */
@SuppressWarnings("overrides") // MultiLayerNetwork itself overrides a T... with a T[]
final class PackedNetwork extends MultiLayerNetwork {
  private static final long serialVersionUID = 1L;

  private transient INDArray withinBlocks; // (1, parameters)

  PackedNetwork(MultiLayerConfiguration configuration) {
    super(configuration);
  }

  /** To be called once, on the initialised network. */
  void keepWithinBlocks(NetworkSpec spec) {
    INDArray start = params().dup();
    params().assign(1); // and so for a normalised head's running averages, which DL4J trains too
    new Dl4jWeights(spec).write(Packing.mask(spec), this::setParam);
    withinBlocks = params().dup().reshape(1, params().length());
    params().assign(start);
  }

  @Override
  public void computeGradientAndScore() {
    super.computeGradientAndScore();
    getGradientsViewArray().muli(withinBlocks);
  }
}
