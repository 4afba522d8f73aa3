/** What is to be measured: forks, their networks, their JMH options, and how long it takes. */
package io.rnnbench.bench.plan;
