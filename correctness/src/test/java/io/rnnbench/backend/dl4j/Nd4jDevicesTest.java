package io.rnnbench.backend.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.backend.Device;
import io.rnnbench.backend.NvidiaGpu;
import io.rnnbench.backend.NvidiaGpu.ComputeCapability;
import io.rnnbench.backend.Support;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Nd4jDevicesTest {
  private static final Map<String, String> TO_THE_CPU = Map.of("BACKEND_PRIORITY_CPU", "1000");

  @Test
  void aBuildWithoutCudaRunsOnTheCpuOnlyAndDoesNotAskForAGpu() {
    Nd4jDevices devices =
        new Nd4jDevices(
            false,
            Map.of(),
            () -> {
              throw new AssertionError("asked");
            });

    assertThat(devices.supports(Device.CPU)).isEqualTo(Support.yes());
    assertThat(devices.supports(Device.GPU))
        .isEqualTo(
            Support.no(
                "this build carries nd4j-native, which runs on the CPU only; build with -Pcuda"));
  }

  @ParameterizedTest
  @CsvSource({"3.7", "7.5", "8.6"})
  void runsOnGpusThatItHasCodeFor(String capability) {
    assertThat(cuda(Map.of(), gpu(capability)).supports(Device.GPU)).isEqualTo(Support.yes());
  }

  @ParameterizedTest
  @CsvSource({"3.5", "8.7", "8.9", "9.0", "10.0", "12.0"})
  void refusesGpusThatItHasNoCodeFor(String capability) {
    assertThat(cuda(Map.of(), gpu(capability)).supports(Device.GPU))
        .isEqualTo(
            Support.no(
                "unsupported: nd4j-cuda-11.6 carries no code for compute capability "
                    + capability));
  }

  @Test
  void saysWhyThereIsNoGpu() {
    assertThat(cuda(Map.of(), NvidiaGpu.Answer.none("nvidia-smi not found")).supports(Device.GPU))
        .isEqualTo(Support.no("nvidia-smi not found"));
  }

  @Test
  void aBuildWithCudaRunsOnTheCpuOnlyIfNd4jIsSentThere() {
    assertThat(cuda(Map.of(), gpu("8.6")).supports(Device.CPU).note())
        .contains("set the environment variable BACKEND_PRIORITY_CPU=1000");
    assertThat(cuda(TO_THE_CPU, gpu("8.6")).supports(Device.CPU)).isEqualTo(Support.yes());
    assertThat(cuda(TO_THE_CPU, gpu("8.6")).supports(Device.GPU).note())
        .contains("BACKEND_PRIORITY_CPU=1000 sends ND4J to the CPU");
  }

  @Test
  void knowsTheOtherVariableByWhichNd4jDecides() {
    Map<String, String> variables =
        Map.of("BACKEND_PRIORITY_CPU", "50", "BACKEND_PRIORITY_GPU", "10");

    assertThat(cuda(variables, gpu("8.6")).supports(Device.CPU)).isEqualTo(Support.yes());
    assertThat(cuda(Map.of("BACKEND_PRIORITY_CPU", "50"), gpu("8.6")).supports(Device.CPU))
        .isNotEqualTo(Support.yes());
  }

  @Test
  void saysWhatWasAskedAndWhatCame() {
    assertThatCode(() -> Nd4jDevices.requireInForce(Device.CPU, true, "CpuBackend"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Nd4jDevices.requireInForce(Device.GPU, true, "CpuBackend"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("asked ND4J for the GPU, got the CPU (CpuBackend)");
    assertThatThrownBy(() -> Nd4jDevices.requireInForce(Device.CPU, false, "JCublasBackend"))
        .hasMessage("asked ND4J for the CPU, got the GPU (JCublasBackend)");
  }

  private static Nd4jDevices cuda(Map<String, String> variables, NvidiaGpu.Answer answer) {
    return new Nd4jDevices(true, variables, () -> answer);
  }

  private static NvidiaGpu.Answer gpu(String capability) {
    String[] numbers = capability.split("\\.", 2);
    ComputeCapability code =
        new ComputeCapability(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    return new NvidiaGpu.Answer(Optional.of(new NvidiaGpu("a GPU", "535", code, "16 GiB")), "");
  }
}
