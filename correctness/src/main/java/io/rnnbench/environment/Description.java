package io.rnnbench.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rnnbench.backend.Profile;
import io.rnnbench.result.JsonFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that environment.json says, by group.
 *
 * @param division whose settings are in force: stock or tuned
 * @param frameworks versions, natives and threads of each backend, by its name
 * @param backends how reports show each of them, by its name
 * @param variables the environment variables that matter, by name
 */
record Description(
    String division,
    Map<String, Object> machine,
    Map<String, Object> os,
    Map<String, Object> jvm,
    Map<String, Map<String, String>> frameworks,
    Map<String, Shown> backends,
    Map<String, String> variables,
    Map<String, Object> git,
    InstructionChecklist instructions,
    MachineProbe.Reading probe,
    List<NoiseChecklist.Item> noise) {

  /** What a report takes of a backend's profile. */
  record Shown(String label, String colour, String darkColour) {
    static Shown of(Profile profile) {
      return new Shown(profile.label(), profile.colour(), profile.darkColour());
    }
  }

  private static final List<String> SAME_MACHINE =
      List.of(
          "cpu",
          "cpuIdentifier",
          "physicalCores",
          "logicalCores",
          "coresForThisProcess",
          "memoryGib",
          "gpu");

  /** The fingerprint first, then what it is of, then everything. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("fingerprint", fingerprint());
    json.put("comparable", comparable());
    json.put("division", division);
    json.put("machine", machine);
    json.put("os", os);
    json.put("jvm", jvm);
    json.put("frameworks", frameworks);
    json.put("backends", backends);
    json.put("variables", variables);
    json.put("git", git);
    json.put("instructions", instructions);
    json.put("probe", probe);
    json.put("noise", noise);
    return json;
  }

  /** What must agree for two results to be comparable, by group. */
  Map<String, Object> comparable() {
    Map<String, Object> comparable = new LinkedHashMap<>();
    comparable.put("machine", only(machine, SAME_MACHINE));
    Map<String, Object> system = only(os, List.of("name", "arch", "cLibrary"));
    system.put("kernel", String.valueOf(os.get("kernel")).split("\\.", 2)[0]);
    comparable.put("os", system);
    comparable.put("jvm", only(jvm, List.of("name", "vendor", "version")));
    Map<String, Object> natives = ofEachFramework(key -> !isThreads(key));
    natives.put("variables", variablesThatCount());
    comparable.put("natives", natives);
    comparable.put("threads", ofEachFramework(Description::isThreads));
    comparable.put("division", division);
    return comparable;
  }

  String fingerprint() {
    try {
      byte[] text = JsonFile.JSON.writeValueAsBytes(comparable());
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** What OpenMP's variables set is told by the threads in force; a path may lead to the same. */
  private Map<String, String> variablesThatCount() {
    Map<String, String> count = new TreeMap<>(variables);
    count.keySet().removeIf(name -> name.startsWith("OMP_") || name.endsWith("_PATH"));
    return count;
  }

  private Map<String, Object> ofEachFramework(Predicate<String> chosen) {
    Map<String, Object> ofEach = new LinkedHashMap<>();
    frameworks.forEach(
        (name, entries) ->
            ofEach.put(name, only(entries, entries.keySet().stream().filter(chosen).toList())));
    return ofEach;
  }

  private static boolean isThreads(String key) {
    return key.equals("threads") || key.endsWith("Threads");
  }

  private static Map<String, Object> only(Map<String, ?> group, List<String> keys) {
    Map<String, Object> only = new LinkedHashMap<>();
    keys.forEach(key -> only.put(key, group.get(key)));
    return only;
  }
}
