/** The command line of the correctness module, and what the benchmarks' command line shares. */
package io.rnnbench.cli;
