/** Work in processes of their own, so that a crash in native code loses one of them and no more. */
package io.rnnbench.cli.worker;
