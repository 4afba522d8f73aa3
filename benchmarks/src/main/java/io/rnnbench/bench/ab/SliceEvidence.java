package io.rnnbench.bench.ab;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Counters of this process that say how undisturbed a slice was. It stands beside {@link Turn},
 * needs nothing but the JDK, and does little work and makes little garbage itself, for that would
 * disturb what it watches. What a system doesn't tell stays 0.
 *
 * @param cpuNanos of the threads that measure
 * @param waitedNanos in which they could have run and had no processor (Linux's schedstat)
 * @param switches in which a processor was taken from them
 * @param collections of garbage, of the whole process
 * @param compilationMillis of the JIT compiler's threads, likewise
 */
record SliceEvidence(
    long cpuNanos, long waitedNanos, long switches, long collections, long compilationMillis) {
  /** As long as the name of a thread is on Linux. */
  private static final int NAME = 15;

  private static final String THREADS = "/proc/self/task";
  private static final String SWITCHES = "nonvoluntary_ctxt_switches:";

  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getGarbageCollectorMXBeans();
  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  private static final byte[] BUFFER = new byte[4096];
  private static List<String> workers = List.of();
  private static List<String> compilers = List.of();

  /**
   * Looks for the threads of a benchmark, which JMH names after it, and for those that work beside
   * them: the compiler's, and G1's.
   */
  static void find(String benchmark) {
    String worker = benchmark.substring(0, Math.min(NAME, benchmark.length()));
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    String[] threads = new File(THREADS).list();
    for (String thread : threads == null ? new String[0] : threads) {
      String directory = THREADS + "/" + thread;
      String name = read(directory + "/comm").strip();
      if (name.equals(worker)) {
        ours.add(directory);
      } else if (name.startsWith("C1 ") || name.startsWith("C2 ") || name.startsWith("G1 ")) {
        theirs.add(directory);
      }
    }
    workers = ours;
    compilers = theirs;
  }

  /** The counters as they stand. */
  static SliceEvidence now() {
    long collections = 0;
    for (int i = 0; i < COLLECTORS.size(); i++) {
      collections += Math.max(0, COLLECTORS.get(i).getCollectionCount());
    }
    long compilation =
        COMPILER != null && COMPILER.isCompilationTimeMonitoringSupported()
            ? COMPILER.getTotalCompilationTime()
            : 0;
    long cpu = 0;
    long waited = 0;
    long switches = 0;
    for (int i = 0; i < workers.size(); i++) {
      String schedule = read(workers.get(i) + "/schedstat");
      cpu += number(schedule, 0);
      waited += number(schedule, schedule.indexOf(' ') + 1);
      String status = read(workers.get(i) + "/status");
      int at = status.indexOf(SWITCHES);
      switches += at < 0 ? 0 : number(status, at + SWITCHES.length() + 1);
    }
    return new SliceEvidence(cpu, waited, switches, collections, compilation);
  }

  /** Nanoseconds that the compiler's threads ran, and G1's. */
  static long compilerNanos() {
    long nanos = 0;
    for (int i = 0; i < compilers.size(); i++) {
      nanos += number(read(compilers.get(i) + "/schedstat"), 0);
    }
    return nanos;
  }

  /** The number that begins at an index; 0 where there is none. */
  private static long number(String text, int from) {
    long number = 0;
    for (int i = from; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
      number = 10 * number + (text.charAt(i) - '0');
    }
    return number;
  }

  /** A file of the kernel's, which tells no length; empty where there is none. */
  private static String read(String file) {
    try (FileInputStream in = new FileInputStream(file)) {
      int length = in.read(BUFFER);
      return new String(BUFFER, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * What was counted since: milliseconds on a processor, milliseconds without one, switches,
   * collections, milliseconds of compilation. Threads that have begun since count from their start.
   */
  String since(SliceEvidence before) {
    return millis(cpuNanos, before.cpuNanos)
        + " "
        + millis(waitedNanos, before.waitedNanos)
        + " "
        + grown(switches, before.switches)
        + " "
        + (collections - before.collections)
        + " "
        + (compilationMillis - before.compilationMillis);
  }

  private static float millis(long now, long before) {
    return (float) (grown(now, before) / 1e6);
  }

  /** A thread that has ended takes what it had counted with it. */
  private static long grown(long now, long before) {
    return now >= before ? now - before : now;
  }
}
