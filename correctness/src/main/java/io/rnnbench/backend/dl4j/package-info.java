/**
 * DeepLearning4J behind the {@link io.rnnbench.backend.Backend} seam: its own LSTM and SimpleRnn
 * layers, and a project-supplied GRU layer.
 */
package io.rnnbench.backend.dl4j;
