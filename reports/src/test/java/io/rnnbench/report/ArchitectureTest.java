package io.rnnbench.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Files are read in one package, and what is computed from them knows nothing of how it is shown.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.rnnbench.report", "io.rnnbench.shell");

  @Test
  void filesAreReadWithoutRegardToWhatIsMadeOfThem() {
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.report.result")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.report",
            "..report.command",
            "..report.speed",
            "..report.history",
            "..report.summary",
            "..report.compare",
            "..report.gate",
            "..report.merge",
            "..report.defect",
            "..report.html",
            "..report.markdown")
        .check(CLASSES);
  }

  @Test
  void defectsAreDataThatKnowOfResultFilesOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.report.defect")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.report",
            "..report.command",
            "..report.speed",
            "..report.summary",
            "..report.compare",
            "..report.gate",
            "..report.merge",
            "..report.html",
            "..report.markdown")
        .check(CLASSES);
  }

  @Test
  void historyKnowsOnlyFilesAndSpeed() {
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.report.history")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.report",
            "..report.command",
            "..report.summary",
            "..report.compare",
            "..report.gate..",
            "..report.merge",
            "..report.html",
            "..report.markdown")
        .check(CLASSES);
  }

  @Test
  void mergingComputesNothing() {
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.report.merge")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.report",
            "..report.command",
            "..report.speed",
            "..report.summary",
            "..report.compare",
            "..report.gate")
        .check(CLASSES);
  }

  @Test
  void comparingKnowsNothingOfReportsAndVerdicts() {
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.report.compare")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.report",
            "..report.command",
            "..report.html",
            "..report.markdown",
            "..report.merge",
            "..report.gate")
        .check(CLASSES);
  }

  @Test
  void judgingKnowsNothingOfHowAVerdictIsShown() {
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.report.gate")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rnnbench.report",
            "..report.command",
            "..report.gate.output",
            "..report.html",
            "..report.markdown",
            "..report.summary",
            "..report.merge")
        .check(CLASSES);
  }

  /** Other modules use it, who know nothing of reports. */
  @Test
  void theShellKnowsNoReports() {
    noClasses()
        .that()
        .resideInAPackage("io.rnnbench.shell")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.rnnbench.report..")
        .check(CLASSES);
  }
}
