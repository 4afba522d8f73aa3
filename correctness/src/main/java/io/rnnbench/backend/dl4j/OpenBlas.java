package io.rnnbench.backend.dl4j;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What ND4J's BLAS says of itself. */
final class OpenBlas {
  private static final Path LOADED = Path.of("/proc/self/maps");

  private OpenBlas() {}

  /** Version, build options and the kernels chosen for this processor, once ND4J is loaded. */
  static String configuration() {
    return ask("openblas_get_config");
  }

  /** The processor whose kernels it chose, by its own name for it. */
  static String core() {
    return ask("openblas_get_corename");
  }

  private static String ask(String question) {
    try {
      return path()
          .map(path -> NativeLibrary.getInstance(path).getFunction(question))
          .map((Function answer) -> answer.invokeString(new Object[0], false).strip())
          .orElse("not visible");
    } catch (UnsatisfiedLinkError e) {
      return "says nothing";
    }
  }

  /** Where the library lies that was loaded: JavaCPP's cache holds more than one. */
  private static Optional<String> path() {
    if (!Files.isReadable(LOADED)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(LOADED)) {
      return lines
          .filter(line -> line.contains("/libopenblas.so"))
          .map(line -> line.substring(line.indexOf('/')))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
