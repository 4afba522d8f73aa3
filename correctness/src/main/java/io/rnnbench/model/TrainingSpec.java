package io.rnnbench.model;

/**
 * How a network learns.
 *
 * @param loss what is minimised
 * @param optimizer the update rule with its hyper-parameters
 */
public record TrainingSpec(Loss loss, Optimizer optimizer) {}
