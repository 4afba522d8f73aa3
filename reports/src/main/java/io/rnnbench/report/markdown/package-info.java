/** What a README shows as Markdown, and its place in that file between two markers. */
package io.rnnbench.report.markdown;
