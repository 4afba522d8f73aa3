/**
 * The engine of the studies: a study plans variants, every variant is a job for each backend and
 * seed, a job's outcome holds curves and numbers, and claims that can fail are made of them. One
 * package a study below; they know the engine and {@code training}, and never each other.
 */
package io.rnnbench.study;
