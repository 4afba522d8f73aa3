/** Why does learning wait, then jump? */
package io.rnnbench.study.echofirst;
