package io.rnnbench.backend.dl4j;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.NvidiaGpu;
import io.rnnbench.backend.NvidiaGpu.ComputeCapability;
import io.rnnbench.backend.Support;
import java.util.Map;
import java.util.function.Supplier;

/**
 * On which device ND4J will run in this process, told without loading it: it has one backend for
 * the whole process, and a CUDA backend on a GPU that it has no code for ends the JVM.
 *
 * @param cuda whether ND4J's CUDA backend is on the class path, beside the one for the CPU
 * @param variables the environment variables, by which ND4J chooses
 * @param gpu asked only where the answer matters
 */
record Nd4jDevices(boolean cuda, Map<String, String> variables, Supplier<NvidiaGpu.Answer> gpu) {
  /** The newest that nd4j-cuda-11.6 has machine code for; it carries nothing to compile from. */
  private static final ComputeCapability NEWEST = new ComputeCapability(8, 6);

  private static final ComputeCapability OLDEST = new ComputeCapability(3, 7);

  private static final String CPU_PRIORITY = "BACKEND_PRIORITY_CPU";
  private static final String GPU_PRIORITY = "BACKEND_PRIORITY_GPU";

  static Nd4jDevices ofThisProcess() {
    boolean cuda =
        Nd4jDevices.class.getResource("/org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
    return new Nd4jDevices(cuda, System.getenv(), NvidiaGpu::ask);
  }

  Support supports(Device device) {
    return switch (device) {
      case CPU ->
          cuda && !choosesCpu()
              ? Support.no(
                  "this build carries nd4j-cuda, which takes the GPU: set the environment variable"
                      + " BACKEND_PRIORITY_CPU=1000 to run on the CPU")
              : Support.yes();
      case GPU -> supportsGpu();
    };
  }

  private Support supportsGpu() {
    if (!cuda) {
      return Support.no(
          "this build carries nd4j-native, which runs on the CPU only; build with -Pcuda");
    }
    if (choosesCpu()) {
      return Support.no(
          "the environment variable %s=%s sends ND4J to the CPU; unset it"
              .formatted(CPU_PRIORITY, variables.get(CPU_PRIORITY)));
    }
    NvidiaGpu.Answer answer = gpu.get();
    return answer.gpu().map(Nd4jDevices::supports).orElse(Support.no(answer.reason()));
  }

  private static Support supports(NvidiaGpu gpu) {
    ComputeCapability capability = gpu.computeCapability();
    return capability.compareTo(OLDEST) < 0 || capability.compareTo(NEWEST) > 0
        ? Support.no(
            "unsupported: nd4j-cuda-11.6 carries no code for compute capability " + capability)
        : Support.yes();
  }

  /** As ND4J decides: the higher priority wins. */
  private boolean choosesCpu() {
    return priority(CPU_PRIORITY, 0) > priority(GPU_PRIORITY, 100);
  }

  private int priority(String variable, int standard) {
    String value = variables.getOrDefault(variable, "");
    try {
      return value.isEmpty() ? standard : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return standard; // ND4J itself refuses to start then
    }
  }

  /**
   * Asserts what ND4J took.
   *
   * @throws IllegalStateException where it is another device than was asked for
   */
  static void requireInForce(Device asked, boolean cpu, String backend) {
    Device got = cpu ? Device.CPU : Device.GPU;
    if (got != asked) {
      throw new IllegalStateException(
          "asked ND4J for the %s, got the %s (%s)".formatted(asked, got, backend));
    }
  }
}
