/**
 * Deep Java Library on its PyTorch engine behind the {@link io.rnnbench.backend.Backend} seam: its
 * own recurrent blocks where they are right, a project-supplied block where they are not.
 */
package io.rnnbench.backend.djl;
