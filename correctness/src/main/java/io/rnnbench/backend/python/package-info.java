/**
 * PyTorch as a Python user has it, so that the price of Java can be seen: a python3 process of its
 * own runs {@code network.py}, which is told what to do over its standard input.
 */
package io.rnnbench.backend.python;
