package io.rnnbench.report.browser;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether tests in a browser run, are skipped or fail. */
final class BrowserCondition implements ExecutionCondition {
  private static final String PROPERTY = "rnnbench.browser";
  private static final String REQUIRED = "required";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return verdict(Installation.found(), System.getProperty(PROPERTY, ""));
  }

  /**
   * @throws IllegalStateException if a browser is required and there is none: JUnit then fails
   * @throws IllegalArgumentException if the property has another value, which would skip in silence
   */
  static ConditionEvaluationResult verdict(Optional<Installation> installation, String property) {
    if (!property.isEmpty() && !property.equals(REQUIRED)) {
      throw new IllegalArgumentException(
          "-D%s is \"%s\", expected %s or nothing".formatted(PROPERTY, property, REQUIRED));
    }
    if (installation.isPresent()) {
      return ConditionEvaluationResult.enabled("in " + installation.get().browser());
    }
    String reason =
        "no browser: chromium and chromedriver are not both on the PATH"
            + " (Debian: apt-get install chromium chromium-driver)";
    if (property.equals(REQUIRED)) {
      throw new IllegalStateException(
          reason + ", and -D%s=%s is set".formatted(PROPERTY, REQUIRED));
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
