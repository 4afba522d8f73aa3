/**
 * How fast: JMH benchmarks named by their operation, with cell, backend and sizes as parameters.
 * Only what has been proved is timed.
 */
package io.rnnbench.bench;
