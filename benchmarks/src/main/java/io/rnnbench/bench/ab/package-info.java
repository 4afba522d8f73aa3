/** Two programs that take turns on one machine, and how often their judge is wrong. */
package io.rnnbench.bench.ab;
