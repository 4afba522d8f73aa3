package io.rnnbench.reference;

import io.rnnbench.model.Dtype;
import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.Optimizer;
import io.rnnbench.model.Weights;
import java.util.List;

/**
 * The update rules of {@link Optimizer} in float64, applied in place. A weight or squared gradient
 * beyond the range of the network's format is infinite; see {@link ReferenceNetwork}.
 */
public final class ReferenceOptimizer {
  private final Optimizer optimizer;
  private final Dtype format;
  private final double l2;
  private final List<Weights.Row> first;
  private final List<Weights.Row> second;
  private int updates;

  /** An optimizer that has made no update yet. */
  public ReferenceOptimizer(NetworkSpec spec) {
    optimizer = spec.training().optimizer();
    format = spec.dtype();
    l2 = spec.training().l2();
    first = Weights.zeros(spec).rows();
    double start = optimizer instanceof Optimizer.RmsProp rms ? rms.epsilon() : 0;
    second = Weights.zeros(spec).map(zero -> start).rows();
  }

  /** One update of the weights by a gradient of the same shape. */
  public void update(Weights weights, Weights gradient) {
    updates++;
    List<Weights.Row> w = weights.rows();
    List<Weights.Row> g = gradient.rows();
    for (int i = 0; i < w.size(); i++) {
      if (l2 > 0 && w.get(i).isMatrix()) {
        addPenalty(w.get(i).values(), g.get(i).values());
      }
      update(w.get(i).values(), g.get(i).values(), first.get(i).values(), second.get(i).values());
    }
  }

  private void addPenalty(double[] w, double[] g) {
    for (int i = 0; i < w.length; i++) {
      g[i] += l2 * w[i];
    }
  }

  private void update(double[] w, double[] g, double[] m, double[] v) {
    if (optimizer instanceof Optimizer.Sgd sgd) {
      double rate = sgd.learningRate();
      for (int i = 0; i < w.length; i++) {
        w[i] = format.overflow(w[i] - rate * g[i]);
      }
    } else if (optimizer instanceof Optimizer.Adam adam) {
      double beta1 = adam.beta1();
      double beta2 = adam.beta2();
      double rate =
          adam.learningRate()
              * Math.sqrt(1 - Math.pow(beta2, updates))
              / (1 - Math.pow(beta1, updates));
      for (int i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = format.overflow(beta2 * v[i] + (1 - beta2) * g[i] * g[i]);
        w[i] = format.overflow(w[i] - rate * m[i] / (Math.sqrt(v[i]) + adam.epsilon()));
      }
    } else if (optimizer instanceof Optimizer.RmsProp rms) {
      double rho = rms.rho();
      for (int i = 0; i < w.length; i++) {
        v[i] = format.overflow(rho * v[i] + (1 - rho) * g[i] * g[i]);
        w[i] =
            format.overflow(w[i] - rms.learningRate() * g[i] / (Math.sqrt(v[i]) + rms.epsilon()));
      }
    }
  }
}
