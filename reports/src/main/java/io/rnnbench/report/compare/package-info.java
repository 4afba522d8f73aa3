/**
 * Two sets of results side by side, for looking. Here files begin to be judged: what the report
 * shows as it stands, such as a score of 0, can't be compared and is refused.
 */
package io.rnnbench.report.compare;
