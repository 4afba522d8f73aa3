package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.TranslateException;
import io.rnnbench.backend.Session.LoadedEpoch;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A data set that DJL draws its batches from, in random order (a cycle through all sequences, as
 * its sampler swaps each with an earlier one).
 */
final class DjlEpoch implements LoadedEpoch {
  private final Trainer trainer;
  private final Runnable before;
  private final Runnable update;
  private final Parameter parameter;
  private final NDArray x;
  private final NDArray y;
  private final ArrayDataset dataset;

  /**
   * @param before what an epoch begins with
   * @param update what ends a batch, once its gradients lie in the parameters
   * @param parameter one that an update changes
   */
  DjlEpoch(
      Trainer trainer,
      Runnable before,
      Runnable update,
      Parameter parameter,
      NDArray x,
      NDArray y,
      int batchSize) {
    this.trainer = trainer;
    this.before = before;
    this.update = update;
    this.parameter = parameter;
    this.x = x;
    this.y = y;
    dataset =
        new ArrayDataset.Builder().setData(x).optLabels(y).setSampling(batchSize, true).build();
  }

  @Override
  public void epoch() {
    before.run();
    try {
      for (Batch batch : trainer.iterateDataset(dataset)) {
        try (batch) {
          EasyTrain.trainBatch(trainer, batch);
          update.run();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
    try (NDArray first = parameter.getArray().flatten().get(0)) {
      BatchLayout.doubles(first); // waits for the device
    }
  }

  @Override
  public void close() {
    x.close();
    y.close();
  }
}
