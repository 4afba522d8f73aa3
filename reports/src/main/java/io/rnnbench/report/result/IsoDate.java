package io.rnnbench.report.result;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A date as the files spell it: 2026-11-21, or 2026-11-21T08:30:00Z. */
final class IsoDate {
  private IsoDate() {}

  /** A date without a time is its first moment in UTC; empty for what is neither. */
  static Optional<Instant> parse(String text) {
    if (!text.matches("[0-9]{4}-.*")) { // what lies beyond has a sign and fits on no axis
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
