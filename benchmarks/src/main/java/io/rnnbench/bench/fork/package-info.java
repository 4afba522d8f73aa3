/** One JVM that measures: its settings, its proof, its steady state, and what became of it. */
package io.rnnbench.bench.fork;
