/**
 * What every backend is told, and in which form: the network, its training, its weights, its data.
 *
 * <p>No framework appears here. Numbers are held as {@code double}; where a network is {@link
 * io.rnnbench.model.Dtype#FLOAT32} they are values that a {@code float} represents exactly, so that
 * every backend starts from the same bits.
 */
package io.rnnbench.model;
