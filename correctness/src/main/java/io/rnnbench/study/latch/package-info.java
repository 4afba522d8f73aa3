/** Why does a plain RNN beat the LSTM at remembering? */
package io.rnnbench.study.latch;
