/**
 * The command line of the reports: reads result files, writes what they mean. Two recipes, with the
 * number of files that each took when it was followed for real; tests come on top.
 *
 * <ul>
 *   <li><b>A metric of the page</b>, 3 files: an entry of {@code metrics} in {@code
 *       measurements.js} (name, axis, the value of a row); the number that it shows in {@code
 *       html.Dataset.Times}; and where that comes from in {@code html.DatasetRows}. Filters,
 *       charts, the table and {@code figures} pick it up. (A metric of {@code compare} and {@code
 *       gate} needs no code: {@code --metric NAME} takes any that JMH wrote.)
 *   <li><b>A command</b>, 2 files: a {@code ReportCommand} in {@code command}, and its name in
 *       {@link io.rnnbench.report.Main}.
 * </ul>
 */
package io.rnnbench.report;
