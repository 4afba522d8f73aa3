package io.rnnbench.report.defect;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;

/**
 * A test of module correctness, which alone runs the frameworks.
 *
 * @param className with its package
 */
public record TestMethod(String className, String method) {
  private static final String SOURCES = "correctness/src/test/java/";
  private static final Pattern FORM = Pattern.compile("(?:\\w+\\.)+[A-Z]\\w*#[a-z]\\w*");

  /**
   * Reads "package.Class#method".
   *
   * @throws IllegalArgumentException where it has another form
   */
  @JsonCreator
  public static TestMethod parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "test \"" + text + "\": write package.Class#method, as in a.b.SomeTest#isRight");
    }
    int hash = text.indexOf('#');
    return new TestMethod(text.substring(0, hash), text.substring(hash + 1));
  }

  /** Its source file, from the root of the repository, with "/" on every system. */
  public String path() {
    return SOURCES + className.replace('.', '/') + ".java";
  }

  /** The class without its package. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
