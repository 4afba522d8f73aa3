/** How often the gate is wrong on this machine. */
package io.rnnbench.bench.calibrate;
