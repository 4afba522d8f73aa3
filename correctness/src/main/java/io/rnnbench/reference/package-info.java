/**
 * The yardstick: forward pass, back-propagation through time and optimizers in float64 and plain
 * loops that read like the equations. Slow, simple, and checked against finite differences and
 * against an implementation by others.
 */
package io.rnnbench.reference;
