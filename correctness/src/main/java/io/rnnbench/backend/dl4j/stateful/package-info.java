/**
 * DL4J's LSTM and SimpleRnn, made to train from given states. DL4J has no right way to do that: its
 * truncated back-propagation runs the forward pass from the stored states, but recomputes it for
 * the backward pass from zeros.
 */
package io.rnnbench.backend.dl4j.stateful;
