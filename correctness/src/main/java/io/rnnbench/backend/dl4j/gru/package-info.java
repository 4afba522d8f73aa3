/**
 * A GRU layer for DL4J 1.0.0-M2.1, which ships none.
 *
 * <p>{@link io.rnnbench.backend.dl4j.gru.Gru} is used like DL4J's own recurrent configurations: in
 * a list of layers, stacked, inside {@code Bidirectional} or {@code LastTimeStep}. Results that
 * come from it are labelled "project-supplied layer". Why the roads that DL4J does offer were not
 * taken is shown by {@code Dl4jGruDefectsTest}.
 *
 * <p>Letters in shapes: B batch, T time steps, I input size, H hidden size. Arrays are in {@code
 * 'f'} order, so that one time step of (B, H, T) is a contiguous (B, H) matrix.
 */
package io.rnnbench.backend.dl4j.gru;
