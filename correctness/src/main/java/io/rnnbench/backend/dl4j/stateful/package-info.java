/**
 * Training from given states: the seam {@link io.rnnbench.backend.dl4j.stateful.StatefulLayer},
 * which this project's LSTM and GRU layers have too, and DL4J's SimpleRnn made to have it. DL4J has
 * no right way to do that: its truncated back-propagation runs the forward pass from the stored
 * states, but recomputes it for the backward pass from zeros.
 */
package io.rnnbench.backend.dl4j.stateful;
