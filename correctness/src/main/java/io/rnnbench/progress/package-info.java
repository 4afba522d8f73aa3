/** How far the work is, on stderr. */
package io.rnnbench.progress;
