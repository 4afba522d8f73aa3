/** Is it normal that the loss jumps around? */
package io.rnnbench.study.surfacecurrents;
