/**
 * What the times mean: training steps grouped by conditions, cell, shape and batch size, with
 * intervals and the ratio of the two backends. The statistical method stands in {@link
 * io.rnnbench.report.speed.Estimation}.
 */
package io.rnnbench.report.speed;
