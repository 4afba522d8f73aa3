package io.rnnbench.report.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A browser and the driver that belongs to it, as an operating system's packages install them. */
record Installation(Path browser, Path driver) {
  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser");
  private static final String DRIVER = "chromedriver";

  /** What is on the PATH of this process. */
  static Optional<Installation> found() {
    String path = System.getenv("PATH");
    return path == null ? Optional.empty() : on(path);
  }

  /** What is on a search path, of which each part has to be there. */
  static Optional<Installation> on(String path) {
    List<Path> directories =
        List.of(path.split(File.pathSeparator)).stream().map(Path::of).toList();
    return first(BROWSERS, directories)
        .flatMap(
            browser ->
                first(List.of(DRIVER), directories)
                    .map(driver -> new Installation(browser, driver)));
  }

  private static Optional<Path> first(List<String> names, List<Path> directories) {
    return names.stream()
        .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
