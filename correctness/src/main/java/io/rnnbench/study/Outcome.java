package io.rnnbench.study;

import io.rnnbench.study.training.Curve;
import java.util.List;

/**
 * What a finished job leaves.
 *
 * @param job its {@link Job#id()}
 * @param seconds it took, loading the framework not counted
 */
public record Outcome(String job, List<Curve> curves, double seconds) {}
