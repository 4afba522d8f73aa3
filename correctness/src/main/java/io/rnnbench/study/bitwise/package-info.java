/** Why does OR stop at 76 %? */
package io.rnnbench.study.bitwise;
