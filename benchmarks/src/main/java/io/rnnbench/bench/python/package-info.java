/** Times Python's PyTorch as JMH times the Java frameworks, so that what Java costs can be seen. */
package io.rnnbench.bench.python;
