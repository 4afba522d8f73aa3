/** What a terminal shows. */
package io.rnnbench.report.text;
