/** How a result reaches the disk: as JSON that is written whole, or not at all. */
package io.rnnbench.result;
