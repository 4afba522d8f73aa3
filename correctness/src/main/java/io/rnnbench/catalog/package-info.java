/**
 * The lists: backends, studies, networks to prove. Adding one is a recipe:
 *
 * <ul>
 *   <li><b>A backend</b>: implement {@link io.rnnbench.backend.Backend} in a package of its own
 *       below {@code backend}, and name it in {@link io.rnnbench.catalog.Backends}. The contract
 *       test and {@code parity} pick it up.
 *   <li><b>A cell</b>: add it to {@link io.rnnbench.model.CellType} with its gates; the compiler
 *       then names the switches to extend, the reference's {@code Cell} first.
 *   <li><b>A task</b>: a class in {@code task} that draws a {@link io.rnnbench.task.Split} from a
 *       seed, and says its shapes, its distinct cases and its ceiling.
 *   <li><b>A study</b>: implement {@link io.rnnbench.study.Study} beside the others (variants; then
 *       claims and figures from their outcomes) and name it in {@link io.rnnbench.catalog.Studies}.
 *       Workers, packing, resuming, sharding and the report come with it.
 * </ul>
 */
package io.rnnbench.catalog;
