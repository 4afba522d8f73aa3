package io.rnnbench.study.training;

import io.rnnbench.backend.Session;
import io.rnnbench.model.Packing;
import io.rnnbench.model.Weights;
import java.util.List;

/** Measures the norm of each recurrent layer's gradient over the whole training set. */
public final class GradientNorms implements Training.Observer {

  /** The measure's name for a layer, from 0. */
  public static String name(int layer) {
    return "gradientNorm" + (layer + 1);
  }

  @Override
  public void afterEpoch(
      Session session, Packing packing, List<TrainingData> data, List<Curve> curves) {
    Weights packed =
        session
            .gradients(packing.packBatches(data.stream().map(l -> l.training().all()).toList()))
            .weights();
    for (int n = 0; n < curves.size(); n++) {
      Weights own = curves.size() == 1 ? packed : packing.unpack(packed, n);
      for (int layer = 0; layer < packing.one().layers(); layer++) {
        String prefix = "layers[" + layer + "]";
        double squares = 0;
        for (Weights.Row row : own.rows()) {
          if (row.name().startsWith(prefix)) {
            for (double value : row.values()) {
              squares += value * value;
            }
          }
        }
        curves.get(n).measure(name(layer), Math.sqrt(squares));
      }
    }
  }
}
