package io.rnnbench;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The direction inside the module: cli, {worker, file}, catalog, {adapters, study}, parity,
 * backend, model.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.rnnbench");

  private static final String[] STUDIES = {
    "..study.bitwise..",
    "..study.echofirst..",
    "..study.latch..",
    "..study.reverse..",
    "..study.surfacecurrents.."
  };

  @Test
  void theModelKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("..model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..backend..",
            "..reference..",
            "..parity..",
            "..task..",
            "..study..",
            "..cli..",
            "..catalog..",
            "org.nd4j..",
            "org.deeplearning4j..",
            "ai.djl..")
        .check(CLASSES);
  }

  @Test
  void frameworksAppearInTheirAdaptersOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..backend.dl4j..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("..backend.djl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCatalogKnowsTheAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..backend.dl4j..", "..backend.djl..", "..backend.python..", "..catalog..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..backend.dl4j..", "..backend.djl..", "..backend.python..")
        .check(CLASSES);
  }

  @Test
  void proofsAndStudiesDoNotKnowTheListsOrTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage("..parity..", "..task..", "..study..", "..backend..", "..reference..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..catalog..", "..cli..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.rnnbench.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void workersAndFilesDoNotKnowTheCommands() {
    noClasses()
        .that()
        .resideInAnyPackage("..cli.worker..", "..cli.file..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.rnnbench.cli")
        .check(CLASSES);
  }

  @Test
  void aStudyKnowsTheEngineAndNoOtherStudy() {
    slices()
        .matching("io.rnnbench.study.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage("..study.training.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.study")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STUDIES)
        .check(CLASSES);
  }

  @Test
  void aTrainingKnowsNoStudy() {
    noClasses()
        .that()
        .resideInAPackage("..study.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of("io.rnnbench.study"), Stream.of(STUDIES))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void ofReportsOnlyTheShellIsUsed() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.rnnbench.report..", "io.rnnbench.shell..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.rnnbench.report..")
        .check(CLASSES);
  }
}
