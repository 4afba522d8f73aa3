/**
 * What a set of result directories amounts to: which checks failed, what is proved, and the
 * sentence that may be said about each cell. Built once, before anything is rendered.
 */
package io.rnnbench.report.summary;
