package io.rnnbench.report.result;

import java.time.Instant;

/**
 * What happened when, to be read beside a history: "PyTorch 2.7.1".
 *
 * @param date midnight in UTC where the file has a date without a time
 * @param text on one line
 */
public record Annotation(Instant date, String text) {}
