/** Where results come from: the machine, what makes it noisy, and how noisy it is right now. */
package io.rnnbench.environment;
