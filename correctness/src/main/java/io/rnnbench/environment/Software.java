package io.rnnbench.environment;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import oshi.software.os.OperatingSystem;

/** What stands between the machine and the frameworks. */
final class Software {
  /** What the frameworks, their libraries and the C library read when they start. */
  private static final Pattern THAT_MATTER =
      Pattern.compile(
          "(OMP|KMP|MKL|ONEDNN|DNNL|ATEN|OPENBLAS|MALLOC|PYTORCH|CUBLAS|CUDNN|NVIDIA|CUDA_VISIBLE)_.*"
              + "|GLIBC_TUNABLES|LD_PRELOAD|BACKEND_PRIORITY_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");

  private Software() {}

  static Map<String, Object> os(OperatingSystem system) {
    Map<String, Object> os = new LinkedHashMap<>();
    os.put("name", System.getProperty("os.name"));
    os.put("distribution", system.getFamily() + " " + system.getVersionInfo().getVersion());
    os.put("kernel", System.getProperty("os.version"));
    os.put("arch", System.getProperty("os.arch"));
    os.put("cLibrary", cLibrary());
    return os;
  }

  private static String cLibrary() {
    try {
      return "GNU "
          + NativeLibrary.getInstance("c")
              .getFunction("gnu_get_libc_version")
              .invokeString(new Object[0], false);
    } catch (UnsatisfiedLinkError e) {
      return "not GNU's";
    }
  }

  static Map<String, Object> jvm() {
    Map<String, Object> jvm = new LinkedHashMap<>();
    for (String key : List.of("name", "vendor", "version")) {
      jvm.put(key, System.getProperty("java.vm." + key));
    }
    jvm.put("flags", ManagementFactory.getRuntimeMXBean().getInputArguments());
    return jvm;
  }

  /** Those of the environment's variables on which results may depend, by name. */
  static Map<String, String> variables(Map<String, String> environment) {
    Map<String, String> variables = new TreeMap<>(environment);
    variables.keySet().removeIf(name -> !THAT_MATTER.matcher(name).matches());
    return variables;
  }

  static Map<String, Object> git() {
    Properties build = new Properties();
    try (InputStream in = Software.class.getResourceAsStream("/io/rnnbench/git.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> git = new LinkedHashMap<>();
    git.put("commit", build.getProperty("git.commit.id.full", "built outside a git checkout"));
    git.put("dirty", build.getProperty("git.dirty", "unknown"));
    return git;
  }
}
