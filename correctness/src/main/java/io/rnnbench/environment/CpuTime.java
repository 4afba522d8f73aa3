package io.rnnbench.environment;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/**
 * How the time of all processors was spent since the start, in milliseconds.
 *
 * @param busy on any process
 * @param stolen by the machine below, for other virtual machines
 * @param own by this process and all its descendants, ended ones included; empty where not visible
 */
record CpuTime(long total, long busy, long stolen, OptionalLong own) {
  private static final long MILLIS_PER_TICK = 10; // of /proc/PID/stat: USER_HZ is 100
  private static final int USER_TIME = 11; // counted from behind the process's name
  private static final int TIMES = 4; // user and system, its own and that of children it waited for

  static CpuTime now(CentralProcessor processor, SystemFiles files) {
    long[] ticks = processor.getSystemCpuLoadTicks();
    long stolen = ticks[TickType.STEAL.getIndex()];
    long waiting = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
    long total = LongStream.of(ticks).sum();
    return new CpuTime(
        total, total - waiting - stolen, stolen, own(files, ProcessHandle.current()));
  }

  /** A process that has ended is in its parent's figures, which waited for it. */
  static OptionalLong own(SystemFiles files, ProcessHandle self) {
    OptionalLong of = own(files, self.pid());
    return of.isEmpty()
        ? of
        : OptionalLong.of(
            of.getAsLong()
                + self.descendants().mapToLong(child -> own(files, child.pid()).orElse(0)).sum());
  }

  private static OptionalLong own(SystemFiles files, long pid) {
    return files
        .text("proc/" + pid + "/stat")
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "))
        .filter(fields -> fields.length >= USER_TIME + TIMES)
        .map(
            fields ->
                OptionalLong.of(
                    MILLIS_PER_TICK
                        * Arrays.stream(fields, USER_TIME, USER_TIME + TIMES)
                            .mapToLong(Long::parseLong)
                            .sum()))
        .orElse(OptionalLong.empty());
  }
}
