package io.rnnbench.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Frameworks are timed through the suite's one seam; by hand they are written in one package. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.rnnbench.bench");

  @Test
  void frameworksAreWrittenByHandInOnePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..byhand..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "ai.djl..")
        .check(CLASSES);
  }

  @Test
  void whatIsWrittenByHandKnowsNothingOfTheSuite() {
    noClasses()
        .that()
        .resideInAPackage("..byhand..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.bench",
            "io.rnnbench.bench.trial..",
            "io.rnnbench.backend..",
            "io.rnnbench.model..",
            "io.rnnbench.catalog..")
        .check(CLASSES);
  }

  /** But for the benchmark that times reports themselves. */
  @Test
  void ofReportsOnlyTheVerdictAndTheFilesAreUsed() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ResultFileBenchmark")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.report",
            "..report.command..",
            "..report.html..",
            "..report.markdown..",
            "..report.summary..",
            "..report.compare..",
            "..report.merge..")
        .check(CLASSES);
  }

  @Test
  void nobodyKnowsTheMainClass() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Main")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.rnnbench.bench.Main")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.rnnbench.bench.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** What is measured is planned without a look at the processes that will measure it. */
  @Test
  void plansKnowNoForks() {
    noClasses()
        .that()
        .resideInAPackage("..bench.plan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..bench.fork..", "..bench.run..", "..bench.ablate..")
        .check(CLASSES);
  }
}
