package io.rnnbench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
  private final String fingerprint = describe(facts()).fingerprint();

  @ParameterizedTest
  @CsvSource({
    "machine, cpu, another model",
    "machine, physicalCores, 3",
    "machine, logicalCores, 3",
    "machine, coresForThisProcess, 1",
    "machine, memoryGib, 32",
    "machine, gpu, none",
    "os, name, Mac OS X",
    "os, arch, aarch64",
    "os, kernel, 7.0.1",
    "os, cLibrary, GNU 2.41",
    "jvm, vendor, another vendor",
    "jvm, version, 21",
    "djl, pytorch, 2.5.1",
    "djl, threads, 2",
    "dl4j, nd4j-native, 1.0.0-M3",
    "dl4j, openblas, OpenBLAS 0.3.28",
    "dl4j, blasThreads, 2",
    "variables, GLIBC_TUNABLES, glibc.malloc.hugetlb=1",
    "variables, LD_PRELOAD, libjemalloc.so.2",
    "division, division, tuned",
  })
  void anotherFingerprintWhere(String group, String key, String value) {
    Map<String, Map<String, String>> facts = facts();
    facts.get(group).put(key, value);

    assertThat(describe(facts).fingerprint()).isNotEqualTo(fingerprint);
  }

  @ParameterizedTest
  @CsvSource({
    "machine, currentMhz, 1200",
    "machine, governor, powersave",
    "machine, memoryBytes, 25227000000",
    "os, kernel, 6.19.2",
    "os, distribution, another",
    "jvm, flags, -Xmx3g",
    "git, commit, abcdef",
    "git, dirty, true",
    "variables, OMP_NUM_THREADS, 1",
    "variables, PYTORCH_LIBRARY_PATH, /opt/libtorch",
  })
  void theSameFingerprintWhateverIs(String group, String key, String value) {
    Map<String, Map<String, String>> facts = facts();
    facts.get(group).put(key, value);

    assertThat(describe(facts).fingerprint()).isEqualTo(fingerprint);
  }

  @Test
  void saysByGroupWhatWasCompared() {
    Description description = describe(facts());

    assertThat(description.comparable())
        .containsOnlyKeys("machine", "os", "jvm", "natives", "threads", "division")
        .containsEntry(
            "threads", Map.of("dl4j", Map.of("blasThreads", "1"), "djl", Map.of("threads", "1")));
    assertThat(description.json())
        .containsEntry("fingerprint", fingerprint)
        .containsEntry("comparable", description.comparable())
        .containsKeys("machine", "os", "jvm", "frameworks", "variables", "git", "probe", "noise");
  }

  private static Map<String, Map<String, String>> facts() {
    Map<String, Map<String, String>> facts = new HashMap<>();
    facts.put("machine", group("cpu", "a model", "physicalCores", "2", "logicalCores", "2"));
    facts
        .get("machine")
        .putAll(group("memoryGib", "24", "memoryBytes", "25226000000", "currentMhz", "2600"));
    facts.get("machine").putAll(group("coresForThisProcess", "2", "gpu", "one", "governor", "x"));
    facts.put("os", group("name", "Linux", "kernel", "6.18.44", "arch", "amd64"));
    facts.get("os").putAll(group("cLibrary", "GNU 2.36", "distribution", "a distribution"));
    facts.put("jvm", group("name", "a JVM", "vendor", "a vendor", "version", "17", "flags", ""));
    facts.put("dl4j", group("nd4j-native", "M2.1", "openblas", "0.3.19", "blasThreads", "1"));
    facts.put("djl", group("pytorch", "2.7.1", "threads", "1"));
    facts.put("variables", group());
    facts.put("git", group("commit", "012345", "dirty", "false"));
    facts.put("division", group("division", "stock"));
    return facts;
  }

  private static Map<String, String> group(String... keysAndValues) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      group.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return group;
  }

  private static Description describe(Map<String, Map<String, String>> facts) {
    Map<String, Map<String, String>> frameworks = new LinkedHashMap<>();
    frameworks.put("dl4j", facts.get("dl4j"));
    frameworks.put("djl", facts.get("djl"));
    return new Description(
        facts.get("division").get("division"),
        Map.copyOf(facts.get("machine")),
        Map.copyOf(facts.get("os")),
        Map.copyOf(facts.get("jvm")),
        frameworks,
        Map.of("djl", new Description.Shown("DJL", "#0072b2", "#56b4e9")),
        facts.get("variables"),
        Map.copyOf(facts.get("git")),
        new InstructionChecklist("AVX2", List.of()),
        new MachineProbe.Reading(
            1000,
            1100,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty()),
        List.of());
  }
}
