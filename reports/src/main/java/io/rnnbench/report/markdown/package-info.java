/** The result table as Markdown, and its place in a file between two markers. */
package io.rnnbench.report.markdown;
