/**
 * The result files as they are on disk: one record for what a file holds, one class for how it is
 * read. Nothing is computed here. A file that can't be read is an {@link
 * io.rnnbench.report.result.Unreadable}; a file that isn't there is an empty {@code Optional}.
 */
package io.rnnbench.report.result;
