/** The command line of the reports: reads result files, writes what they mean. */
package io.rnnbench.report;
