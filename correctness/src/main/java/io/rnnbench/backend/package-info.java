/**
 * The seam between the suite and the frameworks: a {@link io.rnnbench.backend.Backend} opens a
 * {@link io.rnnbench.backend.Session}. Adapters live one package below and never see each other.
 */
package io.rnnbench.backend;
