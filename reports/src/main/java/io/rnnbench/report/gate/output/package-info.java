/**
 * What a gate's result looks like: for a terminal, a pull request, a CI server, a program, a badge.
 * Pure functions; the same in every locale, and safe for names that hold markup.
 */
package io.rnnbench.report.gate.output;
