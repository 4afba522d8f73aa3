/** Data of the toy tasks: no framework, no network, one seed. */
package io.rnnbench.task;
