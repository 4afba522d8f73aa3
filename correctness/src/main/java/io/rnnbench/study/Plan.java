package io.rnnbench.study;

import io.rnnbench.backend.Backend;
import java.util.List;

/**
 * What to run.
 *
 * @param seeds number of repeats, with seeds 1, 2, ...
 * @param finished called after each training, from any thread
 */
public record Plan(Preset preset, List<Backend> backends, int seeds, Runnable finished) {}
