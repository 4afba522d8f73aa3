package io.rnnbench.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.rnnbench.backend.Device;
import io.rnnbench.backend.NvidiaGpu;
import io.rnnbench.backend.NvidiaGpu.ComputeCapability;
import io.rnnbench.backend.Support;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchDevicesTest {
  private static final NvidiaGpu.Answer NONE = NvidiaGpu.Answer.none("nvidia-smi not found");
  private static final NvidiaGpu.Answer HOPPER =
      new NvidiaGpu.Answer(
          Optional.of(new NvidiaGpu("a GPU", "550", new ComputeCapability(9, 0), "80 GiB")), "");

  @Test
  void cpuNativesRunOnTheCpuOnlyAndDoNotAskForAGpu() {
    TorchDevices devices =
        new TorchDevices(
            "cpu",
            "",
            () -> {
              throw new AssertionError("asked");
            });

    assertThat(devices.supports(Device.CPU)).isEqualTo(Support.yes());
    assertThat(devices.supports(Device.GPU))
        .isEqualTo(
            Support.no(
                "this build carries PyTorch's CPU natives only; build with -Pdjl-gpu, or point"
                    + " PYTORCH_LIBRARY_PATH at a libtorch with CUDA"));
  }

  @ParameterizedTest
  @CsvSource({"cu124, ''", "'', /opt/libtorch", "cpu, /opt/libtorch"})
  void gpuNativesRunWhereverThereIsAGpu(String flavor, String libraryPath) {
    assertThat(new TorchDevices(flavor, libraryPath, () -> HOPPER).supports(Device.GPU))
        .isEqualTo(Support.yes());
    assertThat(new TorchDevices(flavor, libraryPath, () -> NONE).supports(Device.GPU))
        .isEqualTo(Support.no("nvidia-smi not found"));
    assertThat(new TorchDevices(flavor, libraryPath, () -> NONE).supports(Device.CPU))
        .isEqualTo(Support.yes());
  }

  @Test
  void takesNoCpuForAGpuThatTheEngineDoesNotSee() {
    assertThat(TorchDevices.named(Device.CPU, () -> 0)).isEqualTo(ai.djl.Device.cpu());
    assertThat(TorchDevices.named(Device.GPU, () -> 2)).isEqualTo(ai.djl.Device.gpu(0));
    assertThatThrownBy(() -> TorchDevices.named(Device.GPU, () -> 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("asked PyTorch for the GPU, got the CPU");
  }

  @Test
  void readsTheDeviceFromTheArrayItself() {
    Engine engine = new DjlBackend().engine();
    try (NDManager manager = engine.newBaseManager(ai.djl.Device.cpu());
        NDArray array = manager.create(1f)) {
      TorchDevices.requireOn(ai.djl.Device.cpu(), array);
      assertThatThrownBy(() -> TorchDevices.requireOn(ai.djl.Device.gpu(), array))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("asked PyTorch for gpu(0), got cpu()");
    }
  }
}
