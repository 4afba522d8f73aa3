package io.rnnbench.backend.dl4j.gru;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Names, shapes and initial values of a {@link Gru}'s parameters.
 *
 * <p>W (I, 3H), RW (H, 3H), b (3H), bR (3H). Along the axis of length 3H lie three blocks of H
 * columns: reset, update, candidate (PyTorch's r, z, n). Each is the transpose of PyTorch's {@code
 * weight_ih}, {@code weight_hh}, {@code bias_ih}, {@code bias_hh}. Two biases, because the
 * candidate's recurrent bias stands inside the reset.
 */
public final class GruParamInitializer implements ParamInitializer {

  /** Weights from the input, (I, 3H). */
  public static final String WEIGHT_KEY = DefaultParamInitializer.WEIGHT_KEY;

  /** Weights from the previous state, (H, 3H). */
  public static final String RECURRENT_WEIGHT_KEY = "RW";

  /** Bias beside W, (3H). */
  public static final String BIAS_KEY = DefaultParamInitializer.BIAS_KEY;

  /** Bias beside RW, (3H). */
  public static final String RECURRENT_BIAS_KEY = "bR";

  static final GruParamInitializer INSTANCE = new GruParamInitializer();

  private static final List<String> WEIGHT_KEYS = List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY);
  private static final List<String> BIAS_KEYS = List.of(BIAS_KEY, RECURRENT_BIAS_KEY);
  private static final List<String> KEYS =
      List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY, BIAS_KEY, RECURRENT_BIAS_KEY);

  private GruParamInitializer() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    Gru gru = (Gru) layer;
    return 3 * gru.getNOut() * (gru.getNIn() + gru.getNOut() + 2);
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return KEYS;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return WEIGHT_KEYS;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return BIAS_KEYS;
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHT_KEYS.contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS_KEYS.contains(key);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Weights are drawn with the fans of a single gate: (I, H) for W, (H, H) for RW.
   */
  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    Gru gru = (Gru) conf.getLayer();
    Map<String, INDArray> params = views(gru, paramsView);
    if (initializeParams) {
      IWeightInit recurrent = gru.getWeightInitFnRecurrent();
      draw(gru.getWeightInitFn(), params.get(WEIGHT_KEY));
      draw(recurrent == null ? gru.getWeightInitFn() : recurrent, params.get(RECURRENT_WEIGHT_KEY));
      BIAS_KEYS.forEach(key -> params.get(key).assign(gru.getBiasInit()));
    }
    KEYS.forEach(conf::addVariable);
    return params;
  }

  private static void draw(IWeightInit init, INDArray weights) {
    double fanIn = weights.size(0);
    double fanOut = weights.size(1) / 3.0;
    init.init(fanIn, fanOut, weights.shape(), weights.ordering(), weights);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views((Gru) conf.getLayer(), gradientView);
  }

  /** The four parameters as views into one flat array, in the order of {@link #KEYS}. */
  private static Map<String, INDArray> views(Gru gru, INDArray flattened) {
    long in = gru.getNIn();
    long hidden = gru.getNOut();
    // reshape('f', oneNumber) would take 'f' for a dimension, hence long[].
    INDArray flat = flattened.reshape(new long[] {flattened.length()});
    long recurrent = 3 * hidden * in;
    long bias = recurrent + 3 * hidden * hidden;
    long recurrentBias = bias + 3 * hidden;
    Map<String, INDArray> views = new LinkedHashMap<>();
    views.put(WEIGHT_KEY, flat.get(interval(0, recurrent)).reshape('f', in, 3 * hidden));
    views.put(
        RECURRENT_WEIGHT_KEY, flat.get(interval(recurrent, bias)).reshape('f', hidden, 3 * hidden));
    views.put(BIAS_KEY, flat.get(interval(bias, recurrentBias)));
    views.put(RECURRENT_BIAS_KEY, flat.get(interval(recurrentBias, flat.length())));
    return views;
  }
}
