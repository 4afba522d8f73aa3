/**
 * Puts the parts of one run together, each measured with {@code run --shard i/n}. What was measured
 * is copied, never computed anew.
 */
package io.rnnbench.report.merge;
