package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Session.LoadedEpoch;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;

/**
 * A data set that DL4J shuffles in place, and an iterator over views of it. DL4J reads ahead on a
 * thread of its own only where an iterator asks for it; those over data in memory, as this one,
 * don't.
 */
final class Dl4jEpoch implements LoadedEpoch {
  private final MultiLayerNetwork network;
  private final Runnable before;
  private final DataSet all;
  private final int batchSize;
  private long epochs;

  /**
   * @param before what an epoch begins with
   */
  Dl4jEpoch(MultiLayerNetwork network, Runnable before, INDArray x, INDArray y, int batchSize) {
    this.network = network;
    this.before = before;
    all = new DataSet(x, y);
    this.batchSize = batchSize;
  }

  @Override
  public void epoch() {
    before.run();
    all.shuffle(epochs++);
    network.fit(new ViewIterator(all, batchSize));
  }

  @Override
  public void close() {
    all.getFeatures().close();
    all.getLabels().close();
  }
}
