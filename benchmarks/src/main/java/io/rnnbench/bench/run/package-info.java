/** The run command: a plan of forks, one after the other, and the result files they leave. */
package io.rnnbench.bench.run;
