/** A network that is proved first and timed afterwards. */
package io.rnnbench.bench.trial;
