/** The ablate command: what each setting of the tuned division is worth. */
package io.rnnbench.bench.ablate;
