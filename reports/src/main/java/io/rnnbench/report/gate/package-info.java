/**
 * Whether a candidate is slower than a baseline, with known rates of error. The method and its
 * assumptions stand on one page, {@code reports/GATE.md}.
 */
package io.rnnbench.report.gate;
