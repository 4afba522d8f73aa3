package io.rnnbench.bench.ab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a main class several times in one JVM, each time with arguments of its own. It stands alone
 * on the class path of whatever is measured, so it needs nothing but the JDK.
 */
public final class Passes {
  static final String NEXT = "--next";

  private Passes() {}

  /** Puts what runs beside the measured program into a folder for class paths, and nothing else. */
  static void copyTo(Path directory) throws IOException {
    copy(Passes.class, directory);
    copy(Turn.class, directory);
    copy(SliceEvidence.class, directory);
  }

  private static void copy(Class<?> alone, Path directory) throws IOException {
    String name = alone.getName().replace('.', '/') + ".class";
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = Passes.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The main class, then the arguments of each run, {@link #NEXT} between them. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> main = Class.forName(arguments[0]);
    List<String> run = new ArrayList<>();
    for (int i = 1; i <= arguments.length; i++) {
      if (i == arguments.length || arguments[i].equals(NEXT)) {
        main.getMethod("main", String[].class).invoke(null, (Object) run.toArray(String[]::new));
        run.clear();
      } else {
        run.add(arguments[i]);
      }
    }
  }
}
