/**
 * What the project's own DL4J layers share. They keep the memory and the views of a pass on a
 * {@link io.rnnbench.backend.dl4j.taped.Tape} from one batch to the next, and never compute a
 * forward pass again for the backward pass.
 *
 * <p>Letters in shapes: B batch, T time steps, I input size, H hidden size. Arrays are in {@code
 * 'f'} order, so that one time step of (B, H, T) is a contiguous (B, H) matrix.
 */
package io.rnnbench.backend.dl4j.taped;
