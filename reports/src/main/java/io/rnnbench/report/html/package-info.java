/**
 * The report as one self-contained HTML file: nothing is loaded from elsewhere, and everything that
 * comes from a result file is escaped. Each section class turns a part of the summary into a view
 * record of the same shape as its mustache template.
 */
package io.rnnbench.report.html;
