package io.rnnbench.bench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.cli.file.NetworkFile;
import io.rnnbench.model.CellType;
import io.rnnbench.model.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names under which networks are timed. */
public class NetworkParametersTest {
  public static final String FILE =
      """
      cell: RNN
      inputSize: 4
      hidden: [3, 5]
      head: {size: 2, activation: sigmoid, steps: all}
      """;

  @TempDir private Path directory;

  @Test
  void repeatsOneLayer() {
    assertThat(named("7", 3, "").spec().hidden()).containsExactly(7, 7, 7);
  }

  @Test
  void namesLayersOfDifferentSizes() {
    assertThat(named("15x3", 1, "").spec().hidden()).containsExactly(15, 3);
  }

  @Test
  void refusesWhatNamesNoLayers() {
    for (String hidden : new String[] {"", "x", "15x", "15 x 3", "many"}) {
      assertThatThrownBy(() -> named(hidden, 1, "").spec())
          .hasMessage(
              "hidden is "
                  + hidden
                  + ", but it is a number of units, or several joined by x, as in 15x15x15");
    }
    assertThatThrownBy(() -> named("0", 1, "").spec()).hasMessageContaining("hidden[0] is 0");
    assertThatThrownBy(() -> named("3", 0, "").spec()).hasMessageContaining("hidden is empty");
    assertThatThrownBy(() -> named("3x3", 2, "").spec()).hasMessageContaining("leave layers at 1");
  }

  @Test
  void aFileDecidesWhenTheParametersAgree() throws IOException {
    Path file = Files.writeString(directory.resolve("network.yaml"), FILE);
    NetworkSpec spec = NetworkFile.read(file);
    NetworkParameters parameters = NetworkParameters.of(spec, file.toString());
    assertThat(parameters)
        .isEqualTo(new NetworkParameters(CellType.RNN, "3x5", 1, 4, file.toString()));
    assertThat(parameters.spec()).isEqualTo(spec);
  }

  @Test
  void refusesParametersThatContradictTheFile() throws IOException {
    String file = Files.writeString(directory.resolve("network.yaml"), FILE).toString();
    for (NetworkParameters other :
        new NetworkParameters[] {
          new NetworkParameters(CellType.LSTM, "3x5", 1, 4, file),
          new NetworkParameters(CellType.RNN, "5x3", 1, 4, file),
          new NetworkParameters(CellType.RNN, "3x5", 1, 2, file)
        }) {
      assertThatThrownBy(other::spec)
          .hasMessage(
              "refused: %s is another network than the parameters name; for it, give -p cell=RNN"
                      .formatted(file)
                  + " -p hidden=3x5 -p layers=1 -p inputSize=4 -p network="
                  + file);
    }
  }

  private static NetworkParameters named(String hidden, int layers, String file) {
    return new NetworkParameters(CellType.LSTM, hidden, layers, 4, file);
  }
}
