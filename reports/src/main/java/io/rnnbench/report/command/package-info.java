/** One class a command of the reports, and the options they share. */
package io.rnnbench.report.command;
