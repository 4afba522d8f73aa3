/**
 * Real questions about small recurrent networks, reproduced in every backend from the same weights
 * and the same batches, and answered as claims that can fail.
 */
package io.rnnbench.study;
