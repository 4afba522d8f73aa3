package io.rnnbench.report.browser;

import java.util.List;

/**
 * What a page looks like on paper, A4 upright.
 *
 * @param emptyCharts charts without a drawing
 * @param lost what the paper shows in part only: boxes that one would have to scroll, and what
 *     stands beyond the edge
 */
public record Print(List<String> emptyCharts, List<String> lost) {}
