package io.rnnbench.task;

import io.rnnbench.model.Batch;

/**
 * Data to learn from and data to judge by; no case is in both.
 *
 * @param train all training sequences, in their original order
 * @param validation all validation sequences
 */
public record Split(Batch train, Batch validation) {}
