/**
 * The lists: backends, studies, networks to prove. Adding one is a recipe. The numbers of files are
 * what it took when each recipe was followed for real; tests come on top.
 *
 * <ul>
 *   <li><b>A cell</b>, 6 files: a constant of {@link io.rnnbench.model.CellType} that describes it
 *       (gates, biases, states, operations); its {@code Cell} in {@code reference}, a new file and
 *       a line in {@code Cell.of}; then what the compiler asks for: {@code Dl4jCell}, {@code
 *       DjlCell} and {@code PythonBackend} each run it or refuse it with the reason. {@code list},
 *       {@code parity}, the benchmarks' presets and the contract tests pick it up.
 *   <li><b>A backend</b>, 2 files and a line: implement {@link io.rnnbench.backend.Backend}, with
 *       its {@link io.rnnbench.backend.Profile} (label, colours, warm-ups, settings), and {@link
 *       io.rnnbench.backend.BackendFactory} in a package below {@code backend}; name the factory in
 *       {@link io.rnnbench.catalog.Backends}, or in {@code META-INF/services} of a jar of your own.
 *       It is then listed, proved, timed, compared with every other and shown. Plain JMH runs it
 *       with {@code -p backend=NAME}.
 *   <li><b>A task</b>, 1 file: a class in {@code task} that draws a {@link io.rnnbench.task.Split}
 *       from a seed, and says its shapes, its distinct cases and its ceiling.
 *   <li><b>A study</b>, 2 files: implement {@link io.rnnbench.study.Study} in a package below
 *       {@code study} (variants; then claims and figures from their outcomes), and name it in
 *       {@link io.rnnbench.catalog.Studies}. Claims and figures of some length get a file each.
 *       Workers, packing, resuming, sharding, agreement with the reference and the report come with
 *       it.
 *   <li><b>A command</b>, 2 files: a class in {@code cli} and its name in {@code cli.Main}.
 * </ul>
 */
package io.rnnbench.catalog;
