/**
 * Known defects of the two frameworks, as data: what goes wrong, in which versions, what was seen
 * and which test shows it. The README and the HTML report are made from it.
 */
package io.rnnbench.report.defect;
