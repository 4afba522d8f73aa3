/**
 * The same configuration on the same machine from run to run, and where its time changed. How such
 * changes are found stands in {@link io.rnnbench.report.history.EDivisive}.
 */
package io.rnnbench.report.history;
