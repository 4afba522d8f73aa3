package io.rnnbench.bench.plan;

import io.rnnbench.model.CellType;
import java.util.ArrayList;
import java.util.List;

/** Shapes from elsewhere, each with its batch size. */
final class Shapes {
  private Shapes() {}

  /** A shape at one batch size. */
  record Sized(Shape shape, int batchSize) {}

  /** The networks of the five studies, as they were asked. */
  static List<Sized> studies() {
    return List.of(
        new Sized(new Shape("LSTM", 1, "15x15x15", 3, ""), 32), // echo-first
        new Sized(Shape.of(CellType.LSTM, 1, 32, 100), 32), // surface-currents
        new Sized(Shape.of(CellType.LSTM, 2, 5, 5), 100), // bitwise
        new Sized(Shape.of(CellType.LSTM, 10, 100, 5), 16), // reverse
        new Sized(Shape.of(CellType.LSTM, 1, 1, 100), 16), // latch
        new Sized(Shape.of(CellType.GRU, 1, 1, 100), 16),
        new Sized(Shape.of(CellType.RNN, 1, 1, 100), 16));
  }

  /**
   * The recurrent training shapes of <a
   * href="https://github.com/baidu-research/DeepBench">DeepBench</a> (code/kernels/rnn_problems.h);
   * its networks take as many inputs as they have units.
   */
  static List<Sized> deepBench() {
    List<Sized> shapes = new ArrayList<>();
    for (int hidden : new int[] {1760, 2048, 2560}) {
      add(shapes, CellType.RNN, hidden, 50, 16, 32, 64, 128);
    }
    add(shapes, CellType.LSTM, 256, 150, 16, 32, 64);
    for (int hidden : new int[] {512, 1024, 2048, 4096}) {
      add(shapes, CellType.LSTM, hidden, 25, 16, 32, 64, 128);
    }
    add(shapes, CellType.LSTM, 1536, 50, 8, 16, 32);
    add(shapes, CellType.GRU, 512, 1, 32);
    for (int timeSteps : new int[] {187, 375, 750, 1500}) {
      for (int hidden : new int[] {1536, 2048, 2560, 2816}) {
        if (hidden < 2816 || timeSteps < 1500) {
          add(shapes, CellType.GRU, hidden, timeSteps, 32);
        }
      }
    }
    add(shapes, CellType.GRU, 1024, 1500, 32, 64);
    return shapes;
  }

  private static void add(
      List<Sized> shapes, CellType cell, int hidden, int timeSteps, int... batchSizes) {
    for (int batchSize : batchSizes) {
      shapes.add(new Sized(Shape.of(cell, hidden, hidden, timeSteps), batchSize));
    }
  }
}
