package io.rnnbench.environment;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which instructions the processor has, from /proc/cpuinfo.
 *
 * @param vendor such as AuthenticAMD; empty where it is not visible
 * @param instructions the widest; empty where they are not visible, and on processors other than
 *     x86
 */
public record Processor(Optional<String> vendor, Optional<InstructionSet> instructions) {
  private static final Pattern VENDOR = Pattern.compile("(?m)^vendor_id\\s*:\\s*(\\S+)");
  private static final Pattern FLAGS = Pattern.compile("(?m)^flags\\s*:\\s*(.+)$");

  /** The one that this process runs on. */
  public static Processor ofThisMachine() {
    return of(SystemFiles.REAL);
  }

  static Processor of(SystemFiles files) {
    String text = files.text("proc/cpuinfo").orElse("");
    return new Processor(
        first(VENDOR, text),
        first(FLAGS, text)
            .map(flags -> Set.of(flags.strip().split("\\s+")))
            .flatMap(InstructionSet::widest));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether it has them; false where that is not visible. */
  public boolean has(InstructionSet wanted) {
    return instructions.filter(widest -> widest.compareTo(wanted) >= 0).isPresent();
  }
}
