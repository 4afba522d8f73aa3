/** A command as its caller meets it: exit codes, one line on stderr, files that are whole. */
package io.rnnbench.shell;
