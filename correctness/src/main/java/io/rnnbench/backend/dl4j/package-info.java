/**
 * DeepLearning4J behind the {@link io.rnnbench.backend.Backend} seam: its own LSTM and SimpleRnn
 * layers, a project-supplied GRU layer, and what DL4J lacks for packed and stateful training.
 */
package io.rnnbench.backend.dl4j;
