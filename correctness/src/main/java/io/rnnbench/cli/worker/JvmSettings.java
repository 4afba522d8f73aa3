package io.rnnbench.cli.worker;

/**
 * JVM settings for processes that run the frameworks, as DL4J's experts would choose them; DJL is
 * indifferent to them.
 */
public final class JvmSettings {
  /** Fixed, so that the heap's growth is not measured. */
  public static final String MIN_HEAP = "-Xms2g";

  /** See {@link #MIN_HEAP}. */
  public static final String MAX_HEAP = "-Xmx2g";

  /**
   * A small young generation is collected often, and only a collection frees DL4J's native buffers;
   * without it every step touches fresh memory.
   */
  public static final String YOUNG_GENERATION = "-Xmn32m";

  /** Short collections without concurrent threads beside the measured one. */
  public static final String COLLECTOR = "-XX:+UseParallelGC";

  /** JavaCPP asks the operating system for the process's size at every allocation otherwise. */
  public static final String NO_MEMORY_QUERIES = "-Dorg.bytedeco.javacpp.maxphysicalbytes=0";

  /**
   * Leaves one method of ND4J uncompiled. It hands the address of an array to native code and never
   * touches the array again; compiled, that makes the array garbage while native code reads it, and
   * a collection at that moment crashes the JVM (seen under Bidirectional, which turns sequences
   * round with this method). Uncompiled, the caller's frame keeps the array.
   */
  public static final String KEEP_ARGUMENTS =
      "-XX:CompileCommand=exclude,org.nd4j.linalg.cpu.nativecpu.CpuNDArrayFactory::pullRows";

  /** Keeps the JVM from announcing {@link #KEEP_ARGUMENTS} on stdout. */
  public static final String QUIET = "-XX:CompileCommand=quiet";

  private JvmSettings() {}
}
