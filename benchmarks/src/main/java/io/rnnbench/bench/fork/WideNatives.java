package io.rnnbench.bench.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import oshi.SystemInfo;

/**
 * ND4J's natives for processors with AVX-512, which the build puts beside the class path: JavaCPP
 * takes whatever it finds there, and on another processor that ends the JVM.
 */
public final class WideNatives {
  private static final String DIRECTORY = "natives";
  private static final String NEEDED = "avx512f";

  private WideNatives() {}

  /** Whether they are in the build, and the processor can run them. */
  static boolean areHere() {
    return !jars().isEmpty()
        && new SystemInfo()
            .getHardware().getProcessor().getFeatureFlags().stream()
                .anyMatch(flags -> flags.contains(NEEDED));
  }

  static List<Path> jars() {
    try {
      return beside(
          Path.of(WideNatives.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those in the build of this jar; none where it has none. */
  public static List<Path> beside(Path program) {
    Path directory = program.resolveSibling(DIRECTORY);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
