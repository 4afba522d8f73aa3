/** Why are only the last numbers right? */
package io.rnnbench.study.reverse;
