package io.rnnbench.backend.dl4j;

import io.rnnbench.model.NetworkSpec;
import io.rnnbench.model.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Canonical states to DL4J's maps, one a layer, and back. */
final class StateLayout {
  private static final String H = LSTM.STATE_KEY_PREV_ACTIVATION; // the same for all cells
  private static final String C = LSTM.STATE_KEY_PREV_MEMCELL;

  private final NetworkSpec spec;

  StateLayout(NetworkSpec spec) {
    this.spec = spec;
  }

  /** A map for each layer; empty maps, which DL4J takes for zeros, where there is no state. */
  List<Map<String, INDArray>> maps(State state) {
    if (state == null) {
      return Stream.generate(Map::<String, INDArray>of).limit(spec.layers()).toList();
    }
    return IntStream.range(0, spec.layers()).mapToObj(l -> map(state, l)).toList();
  }

  private Map<String, INDArray> map(State state, int layer) {
    Map<String, INDArray> map = new HashMap<>();
    map.put(H, rows(state.h()[layer]));
    if (spec.cell().hasCellState()) {
      map.put(C, rows(state.c()[layer]));
    }
    return map;
  }

  private INDArray rows(double[][] rows) {
    return Nd4j.create(rows).castTo(Dl4jNetwork.dataType(spec.dtype())).dup('f'); // (B, H)
  }

  /** The states in DL4J's maps; null where the maps are empty. */
  State canonical(List<Map<String, INDArray>> maps) {
    if (maps.get(0).isEmpty()) {
      return null;
    }
    return new State(numbers(maps, H), spec.cell().hasCellState() ? numbers(maps, C) : null);
  }

  private static double[][][] numbers(List<Map<String, INDArray>> maps, String key) {
    return maps.stream()
        .map(map -> SequenceLayout.canonical(map.get(key))) // [batch][1][hidden]
        .map(steps -> Stream.of(steps).map(step -> step[0]).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }
}
