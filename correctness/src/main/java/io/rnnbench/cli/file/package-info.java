/**
 * The files of the command line: networks, weights, inputs, results, and what they are held
 * against.
 */
package io.rnnbench.cli.file;
