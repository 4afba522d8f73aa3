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
  private final List<double[]> first;
  private final List<double[]> second;
  private int updates;

  /** An optimizer that has made no update yet. */
  public ReferenceOptimizer(NetworkSpec spec) {
    optimizer = spec.training().optimizer();
    format = spec.dtype();
    l2 = spec.training().l2();
    first = Weights.zeros(spec).arrays();
    double start = optimizer instanceof Optimizer.RmsProp rms ? rms.epsilon() : 0;
    second = Weights.zeros(spec).map(zero -> start).arrays();
  }

  /** One update of the weights by a gradient of the same shape. */
  public void update(Weights weights, Weights gradient) {
    updates++;
    if (l2 > 0) {
      addPenalty(weights.rows(), gradient.rows());
    }
    List<double[]> w = weights.arrays();
    List<double[]> g = gradient.arrays();
    for (int i = 0; i < w.size(); i++) {
      update(w.get(i), g.get(i), first.get(i), second.get(i));
    }
  }

  private void addPenalty(List<Weights.Row> weights, List<Weights.Row> gradient) {
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i).isMatrix()) {
        addPenalty(weights.get(i).values(), gradient.get(i).values());
      }
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
