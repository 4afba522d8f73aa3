package io.rnnbench.cli;

import io.rnnbench.backend.Backend;
import io.rnnbench.catalog.Backends;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/** environment.json: where results come from, and what must agree for two to be comparable. */
public final class EnvironmentFile {
  private EnvironmentFile() {}

  /**
   * Writes environment.json.
   *
   * @param division whose settings are in force: stock or tuned
   */
  public static void write(Path directory, String division, String command) {
    new ResultFile(directory, "environment.json").write(describe(division), command);
  }

  private static Map<String, Object> describe(String division) {
    Map<String, Object> comparable = new LinkedHashMap<>();
    comparable.put("division", division);
    comparable.put("cpu", cpu());
    comparable.put("os", os());
    comparable.put("jvm", jvm());
    Map<String, Object> frameworks = new LinkedHashMap<>();
    for (Backend backend : Backends.frameworks()) {
      frameworks.put(backend.name(), backend.environment());
    }
    comparable.put("frameworks", frameworks);

    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("fingerprint", fingerprint(comparable));
    environment.putAll(comparable);
    environment.put("memoryBytes", new SystemInfo().getHardware().getMemory().getTotal());
    environment.put("jvmFlags", ManagementFactory.getRuntimeMXBean().getInputArguments());
    environment.put("threadSettings", threadSettings());
    environment.put("git", git());
    return environment;
  }

  private static Map<String, Object> cpu() {
    CentralProcessor processor = new SystemInfo().getHardware().getProcessor();
    Map<String, Object> cpu = new LinkedHashMap<>();
    cpu.put("model", processor.getProcessorIdentifier().getName().strip());
    cpu.put("identifier", processor.getProcessorIdentifier().getIdentifier());
    cpu.put("logicalCores", processor.getLogicalProcessorCount());
    cpu.put("governor", governor());
    return cpu;
  }

  private static String governor() {
    Path file = Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    try {
      return Files.isReadable(file) ? Files.readString(file).strip() : "not visible";
    } catch (IOException e) {
      return "not readable: " + e.getMessage();
    }
  }

  private static Map<String, Object> os() {
    Map<String, Object> os = new LinkedHashMap<>();
    for (String key : List.of("name", "version", "arch")) {
      os.put(key, System.getProperty("os." + key));
    }
    return os;
  }

  private static Map<String, Object> jvm() {
    Map<String, Object> jvm = new LinkedHashMap<>();
    for (String key : List.of("name", "vendor", "version")) {
      jvm.put(key, System.getProperty("java.vm." + key));
    }
    return jvm;
  }

  private static Map<String, Object> threadSettings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (String name : List.of("OMP_NUM_THREADS", "GLIBC_TUNABLES")) {
      String value = System.getenv(name);
      settings.put(name, value == null ? "not set" : value);
    }
    return settings;
  }

  private static Map<String, Object> git() {
    Properties build = new Properties();
    try (InputStream in =
        EnvironmentFile.class.getResourceAsStream("/io/rnnbench/git.properties")) {
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

  private static String fingerprint(Map<String, Object> comparable) {
    try {
      byte[] text = ResultFile.JSON.writeValueAsBytes(comparable);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
