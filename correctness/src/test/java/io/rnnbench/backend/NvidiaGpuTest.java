package io.rnnbench.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.rnnbench.backend.NvidiaGpu.ComputeCapability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvidiaGpuTest {
  private static final String A10 = "NVIDIA A10, 535.183.01, 8.6, 23028 MiB\n";

  @Test
  void readsOneGpu() {
    assertThat(ask(0, A10))
        .isEqualTo(
            NvidiaGpu.Answer.of(
                new NvidiaGpu(
                    "NVIDIA A10", "535.183.01", new ComputeCapability(8, 6), "23028 MiB")));
  }

  @Test
  void takesTheFirstOfSeveral() {
    assertThat(ask(0, A10 + "NVIDIA H100 80GB HBM3, 535.183.01, 9.0, 81559 MiB\n"))
        .isEqualTo(ask(0, A10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | No devices were found | nvidia-smi: No devices were found",
        "9 | NVIDIA-SMI has failed | nvidia-smi: NVIDIA-SMI has failed",
        "1 | '' | nvidia-smi: exit 1",
        "0 | '' | nvidia-smi lists no GPU",
        "0 | 'A GPU, 470.1, [N/A], 16 GiB' | 'nvidia-smi: A GPU, 470.1, [N/A], 16 GiB'",
      })
  void saysWhyThereIsNone(int exitCode, String text, String reason) {
    assertThat(ask(exitCode, "\n" + text + "\nand more\n".repeat(text.isEmpty() ? 0 : 1)))
        .isEqualTo(NvidiaGpu.Answer.none(reason));
  }

  @Test
  void saysThatThereIsNoDriver() {
    assertThat(
            NvidiaGpu.ask(
                command -> {
                  throw new IOException("No such file or directory");
                },
                Map.of()))
        .isEqualTo(NvidiaGpu.Answer.none("nvidia-smi not found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", " "})
  void believesTheVariableThatHidesThem(String visible) {
    List<List<String>> asked = new ArrayList<>();
    NvidiaGpu.Answer answer =
        NvidiaGpu.ask(
            command -> {
              asked.add(command);
              return new NvidiaGpu.Output(0, A10);
            },
            Map.of("CUDA_VISIBLE_DEVICES", visible));

    assertThat(answer.reason()).contains("CUDA_VISIBLE_DEVICES");
    assertThat(asked).isEmpty();
  }

  @Test
  void asksWithOneCommand() {
    assertThat(String.join(" ", NvidiaGpu.QUERY))
        .isEqualTo(
            "nvidia-smi --query-gpu=name,driver_version,compute_cap,memory.total"
                + " --format=csv,noheader");
  }

  @Test
  void ordersCapabilitiesByTheFirstNumber() {
    assertThat(new ComputeCapability(10, 0)).isGreaterThan(new ComputeCapability(9, 9));
    assertThat(new ComputeCapability(8, 9)).isGreaterThan(new ComputeCapability(8, 6));
  }

  private static NvidiaGpu.Answer ask(int exitCode, String text) {
    return NvidiaGpu.ask(command -> new NvidiaGpu.Output(exitCode, text), Map.of());
  }
}
