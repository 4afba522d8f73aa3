/** One training within a study: its data, what is measured on the way, and the curve it leaves. */
package io.rnnbench.study.training;
