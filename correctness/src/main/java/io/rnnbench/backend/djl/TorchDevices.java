package io.rnnbench.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.util.Utils;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.NvidiaGpu;
import io.rnnbench.backend.Support;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * On which devices torch can run in this process, told without loading it.
 *
 * @param flavor of the natives on the class path, e.g. cpu or cu124; empty for none
 * @param libraryPath where an installed libtorch lies that takes their place; empty for none
 * @param gpu asked only where the answer matters
 */
record TorchDevices(String flavor, String libraryPath, Supplier<NvidiaGpu.Answer> gpu) {
  private static final String NATIVES = "/native/lib/pytorch.properties"; // as DJL finds them

  static TorchDevices ofThisProcess() {
    Properties natives = new Properties();
    try (InputStream in = TorchDevices.class.getResourceAsStream(NATIVES)) {
      if (in != null) {
        natives.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String libraryPath = Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH");
    return new TorchDevices(
        natives.getProperty("flavor", ""), libraryPath == null ? "" : libraryPath, NvidiaGpu::ask);
  }

  Support supports(Device device) {
    if (device == Device.CPU) {
      return Support.yes();
    }
    if (libraryPath.isEmpty() && !flavor.startsWith("cu")) {
      return Support.no(
          "this build carries PyTorch's CPU natives only; build with -Pdjl-gpu, or point"
              + " PYTORCH_LIBRARY_PATH at a libtorch with CUDA");
    }
    NvidiaGpu.Answer answer = gpu.get();
    return answer.gpu().isPresent() ? Support.yes() : Support.no(answer.reason());
  }

  /**
   * DJL's name of the device.
   *
   * @param gpus how many the loaded engine sees; asked only where one is asked for
   * @throws IllegalStateException where it sees none and one is asked for: DJL would take the CPU
   */
  static ai.djl.Device named(Device device, IntSupplier gpus) {
    if (device == Device.CPU) {
      return ai.djl.Device.cpu();
    }
    if (gpus.getAsInt() == 0) {
      throw new IllegalStateException(
          "asked PyTorch for the GPU, got the CPU: it sees no GPU (DJL finds one through libcudart:"
              + " is it on jna.library.path?)");
    }
    return ai.djl.Device.gpu();
  }

  /**
   * Asserts where an array lies.
   *
   * @throws IllegalStateException where it is another device than was asked for
   */
  static void requireOn(ai.djl.Device asked, NDArray array) {
    if (!array.getDevice().equals(asked)) {
      throw new IllegalStateException(
          "asked PyTorch for %s, got %s".formatted(asked, array.getDevice()));
    }
  }
}
