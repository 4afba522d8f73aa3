/**
 * Training loops as a user of each framework writes them, without anything of this suite: what its
 * own overhead is measured against.
 */
package io.rnnbench.bench.byhand;
