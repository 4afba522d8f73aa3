package io.rnnbench.backend.djl;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.stream.Stream;

/** Makes Java give direct memory back, and use it again, at a moment of the test's choice. */
final class DirectMemory {
  private static final int SMALL_BUFFERS = 256;
  private static final long LONGEST_WAIT_MILLIS = 20_000;

  private DirectMemory() {}

  /**
   * Frees the memory of every direct buffer that nobody refers to.
   *
   * <p>One thread of the JVM both frees such memory and fills the queue, one collection after the
   * other: when the second collection's reference arrives, it is through with the first one's
   * buffers.
   */
  static void collect() throws InterruptedException {
    for (int collection = 0; collection < 2; collection++) {
      ReferenceQueue<Object> cleared = new ReferenceQueue<>();
      Reference<Object> witness = new WeakReference<>(new Object(), cleared);
      System.gc();
      if (cleared.remove(LONGEST_WAIT_MILLIS) != witness) {
        throw new IllegalStateException("System.gc() collects nothing: is it switched off?");
      }
    }
  }

  /** New buffers of one number, which take the place of those that were freed. */
  static ByteBuffer[] fill(float value) {
    return Stream.generate(() -> ByteBuffer.allocateDirect(Float.BYTES).putFloat(value))
        .limit(SMALL_BUFFERS)
        .toArray(ByteBuffer[]::new);
  }
}
