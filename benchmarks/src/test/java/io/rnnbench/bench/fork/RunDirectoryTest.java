package io.rnnbench.bench.fork;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rnnbench.shell.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked before a run starts. */
class RunDirectoryTest {
  @TempDir private Path directory;

  @Test
  void refusesADiskThatIsNearlyFull() {
    assertThatThrownBy(() -> new RunDirectory(directory).requireSpace(1L << 60))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("MB are free")
        .hasMessageContaining("make room");
  }
}
