/** A command as its caller meets it: exit codes, one line on stderr, progress. */
package io.rnnbench.shell;
