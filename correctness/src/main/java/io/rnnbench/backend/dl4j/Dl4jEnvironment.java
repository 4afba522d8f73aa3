package io.rnnbench.backend.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What DL4J and ND4J say of themselves. */
final class Dl4jEnvironment {
  private Dl4jEnvironment() {}

  /** Loads nothing native. ND4J's own VersionCheck finds no version in this release. */
  static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("deeplearning4j-nn", version("org.deeplearning4j", "deeplearning4j-nn"));
    versions.put("nd4j-api", version("org.nd4j", "nd4j-api"));
    return versions;
  }

  private static String version(String group, String artifact) {
    String path = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    Properties properties = new Properties();
    try (InputStream in = Dl4jEnvironment.class.getResourceAsStream(path)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }

  /** The natives that are loaded and the threads in force. */
  static Map<String, String> natives() {
    Properties nd4j = Nd4j.getExecutioner().getEnvironmentInformation();
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    String build = Nd4j.getBackend().buildInfo();
    Map<String, String> natives = new LinkedHashMap<>();
    natives.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    natives.put("build", String.join("; ", build.lines().map(String::strip).toList()));
    natives.put("binaryLevel", level(ops.binaryLevel()) + " of " + level(ops.optimalLevel()));
    natives.put("blas", String.valueOf(nd4j.get("blas.vendor")));
    natives.put("openblas", OpenBlas.configuration());
    natives.put("openblasCore", OpenBlas.core());
    natives.put("onednn", build.contains("ONEDNN") ? "in the build" : "not in the build");
    natives.put("ompThreads", String.valueOf(ops.ompGetMaxThreads()));
    natives.put("blasThreads", String.valueOf(Nd4j.factory().blas().getMaxThreads()));
    return natives;
  }

  /** As CpuNDArrayFactory names them when it starts. */
  private static String level(int level) {
    return switch (level) {
      case 2 -> "AVX2";
      case 3 -> "AVX512";
      default -> "generic";
    };
  }
}
