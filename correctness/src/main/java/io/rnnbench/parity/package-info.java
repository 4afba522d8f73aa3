/**
 * The proof that a backend computes what the reference computes.
 *
 * <p>A {@link io.rnnbench.parity.ParityProof} compares in the order in which a difference is useful
 * to know: inputs, weights, hidden states, outputs, loss, gradients, then losses and parameters
 * after updates; it stops at the first quantity that differs. How large a difference rounding
 * explains is the business of {@link io.rnnbench.parity.RoundingModel}.
 */
package io.rnnbench.parity;
