package io.rnnbench.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomSampler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How DJL shuffles the data of an epoch. */
class DjlSamplerDefectTest {

  @Test
  @DisplayName("DJL 0.36.0: RandomSampler draws 2 of the 6 orders of three, those that move all")
  void drawsCyclicPermutationsOnly() {
    new DjlBackend().environment();
    Set<List<Long>> orders = new HashSet<>();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      ArrayDataset three =
          new ArrayDataset.Builder()
              .setData(manager.ones(new Shape(3, 1)))
              .setSampling(1, false)
              .build();
      for (int draw = 0; draw < 200; draw++) {
        List<Long> order = new ArrayList<>();
        new RandomSampler().sample(three).forEachRemaining(order::add);
        orders.add(order);
      }
    }
    // Of a fair shuffle, the other four orders all stay away once in 10^95 times.
    assertThat(orders).containsExactlyInAnyOrder(List.of(1L, 2L, 0L), List.of(2L, 0L, 1L));
  }
}
