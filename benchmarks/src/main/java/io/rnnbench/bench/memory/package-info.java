/** Whether a process that trains for long keeps its memory. */
package io.rnnbench.bench.memory;
