/**
 * An LSTM layer for DL4J that computes what DL4J's own does, in less time: DL4J's makes its views
 * and its memory anew at every time step, and runs the forward pass twice.
 *
 * <p>{@link io.rnnbench.backend.dl4j.lstm.Lstm} is used like DL4J's own recurrent configurations.
 * Results that come from it are labelled "project-supplied LSTM layer".
 */
package io.rnnbench.backend.dl4j.lstm;
