package io.rnnbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction inside the module: cli, catalog, {adapters, study}, parity, backend, model. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.rnnbench");

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
}
