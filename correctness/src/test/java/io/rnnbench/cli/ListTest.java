package io.rnnbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rnnbench.catalog.Studies;
import io.rnnbench.shell.ExitCode;
import io.rnnbench.study.Study;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What list prints. */
class ListTest {
  private static final List<String> BACKENDS = NetworkCommands.backends();

  @Test
  void listNamesEveryBackendAndStudy() {
    Execution execution = Execution.of("list");

    assertThat(execution.code()).isEqualTo(ExitCode.OK);
    assertThat(execution.out()).contains(BACKENDS).contains(studies());
  }

  @Test
  void listAsJsonNamesEveryBackendAndStudy() {
    JsonNode list = NetworkCommands.result(Execution.of("list", "--json"));

    assertThat(list.get("backends").findValuesAsText("backend")).containsAll(BACKENDS);
    assertThat(list.get("studies").findValuesAsText("name")).isEqualTo(studies());
  }

  @Test
  void listSaysWhyABackendCanNotRunACell() {
    JsonNode list = NetworkCommands.result(Execution.of("list", "--json"));

    assertThat(list.get("backends"))
        .filteredOn(pair -> !pair.get("supported").booleanValue())
        .isNotEmpty()
        .allSatisfy(pair -> assertThat(pair.get("note").textValue()).isNotBlank());
  }

  private static List<String> studies() {
    return Studies.all().stream().map(Study::name).toList();
  }
}
