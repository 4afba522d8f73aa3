package io.rnnbench.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's content security policy. Inline styles are allowed because ECharts sets them on its
 * tooltips; they can't load anything, as no source is allowed for images or fonts but data:.
 */
final class ContentPolicy {
  private ContentPolicy() {}

  /** A policy under which only these inline scripts run, and nothing is fetched. */
  static String allowing(String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
    for (String script : scripts) {
      policy.append(" 'sha256-").append(sha256(script)).append('\'');
    }
    return policy
        .append("; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
        .toString();
  }

  private static String sha256(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JVM has SHA-256
    }
  }
}
