package io.rnnbench.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graphics processor as NVIDIA's driver describes it.
 *
 * @param computeCapability which machine code it runs, e.g. 8.6
 * @param memory with its unit, as the driver writes it
 */
public record NvidiaGpu(
    String name, String driver, ComputeCapability computeCapability, String memory) {

  /** Two numbers, of which the first counts more. */
  public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {
    @Override
    public int compareTo(ComputeCapability other) {
      return major == other.major
          ? Integer.compare(minor, other.minor)
          : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  /**
   * What this machine offers.
   *
   * @param gpu the first GPU, on which a process runs unless it asks for another
   * @param reason why there is none; empty if there is one
   */
  public record Answer(Optional<NvidiaGpu> gpu, String reason) {
    static Answer of(NvidiaGpu gpu) {
      return new Answer(Optional.of(gpu), "");
    }

    /** There is none. */
    public static Answer none(String reason) {
      return new Answer(Optional.empty(), reason);
    }
  }

  /** Runs a command and waits for it. */
  @FunctionalInterface
  interface CommandRunner {

    /**
     * Returns what it said.
     *
     * @throws IOException where there is no such command
     */
    Output run(List<String> command) throws IOException;
  }

  /**
   * What a command said.
   *
   * @param text of stdout and stderr
   */
  record Output(int exitCode, String text) {}

  static final List<String> QUERY =
      List.of(
          "nvidia-smi",
          "--query-gpu=name,driver_version,compute_cap,memory.total",
          "--format=csv,noheader");

  private static final int PATIENCE_SECONDS = 30; // a driver in trouble never answers

  private static final Pattern LINE = Pattern.compile("(.+), *([^,]+), *(\\d+)\\.(\\d+), *([^,]+)");

  /** Asked once in a process: the driver takes up to seconds to answer. */
  private static final class Asked {
    private static final Answer ANSWER = ask(NvidiaGpu::run, System.getenv());
  }

  /** The GPU of this machine, or why there is none. Nothing of CUDA is loaded. */
  public static Answer ask() {
    return Asked.ANSWER;
  }

  static Answer ask(CommandRunner runner, Map<String, String> environment) {
    String visible = environment.get("CUDA_VISIBLE_DEVICES");
    if (visible != null && (visible.isBlank() || visible.strip().startsWith("-1"))) {
      return Answer.none("CUDA_VISIBLE_DEVICES hides every GPU");
    }
    Output output;
    try {
      output = runner.run(QUERY);
    } catch (IOException e) {
      return Answer.none("nvidia-smi not found");
    }
    String line = output.text().lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
    if (output.exitCode() != 0) {
      return Answer.none("nvidia-smi: " + (line.isEmpty() ? "exit " + output.exitCode() : line));
    }
    Matcher fields = LINE.matcher(line);
    if (!fields.matches()) {
      return Answer.none(line.isEmpty() ? "nvidia-smi lists no GPU" : "nvidia-smi: " + line);
    }
    return Answer.of(
        new NvidiaGpu(
            fields.group(1),
            fields.group(2),
            new ComputeCapability(
                Integer.parseInt(fields.group(3)), Integer.parseInt(fields.group(4))),
            fields.group(5)));
  }

  private static Output run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Output(1, "no answer within " + PATIENCE_SECONDS + " seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    // A few lines: they fit the pipe, so that the process could end before it was read.
    byte[] text = process.getInputStream().readAllBytes();
    return new Output(process.exitValue(), new String(text, StandardCharsets.UTF_8));
  }
}
