package io.rnnbench.report.defect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list and the tests that it names, in the sources of module correctness, agree. */
class DefectSourcesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SOURCES = ROOT.resolve("correctness/src/test/java");

  /** A test and its annotations, as the formatter writes them. */
  private static final Pattern TEST =
      Pattern.compile("(?ms)^  @(?:Parameterized)?Test\\b(.*?)^  void (\\w+)\\(");

  /** In the displayed name of a test: it is about one version of a framework. */
  private static final Pattern OF_A_VERSION = Pattern.compile("VERSION|\"(?:DJL|DL4J) \\d");

  /** A version in the parent pom, of the default build: profiles come after it. */
  private static final Pattern PROPERTY = Pattern.compile("<(\\w+)\\.version>([^<]+)<");

  static List<TestMethod> named() {
    return KnownDefects.all().stream().flatMap(defect -> defect.tests().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("named")
  void testThatShowsADefectExists(TestMethod test) throws IOException {
    assertThat(ROOT.resolve(test.path())).exists();
    assertThat(tests(ROOT.resolve(test.path())).map(Source::method)).contains(test);
  }

  @Test
  void defectThatATestShowsIsListed() throws IOException {
    List<TestMethod> ofAVersion = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(DefectSourcesTest::isOfDefects).toList()) {
        tests(file)
            .filter(test -> OF_A_VERSION.matcher(test.annotations()).find())
            .forEach(test -> ofAVersion.add(test.method()));
      }
    }

    assertThat(ofAVersion).isNotEmpty().containsExactlyInAnyOrderElementsOf(named());
  }

  /** What the tests of today's build show is true of the versions of that build. */
  @Test
  void versionsOfTestedDefectsAreThoseOfTheBuild() throws IOException {
    Map<String, String> properties = Map.of("deeplearning4j-nn", "dl4j");
    for (Defect defect : KnownDefects.all()) {
      if (!defect.tests().isEmpty()) {
        for (Map.Entry<String, String> part : defect.versions().entrySet()) {
          String property = properties.getOrDefault(part.getKey(), part.getKey());
          assertThat(part.getValue()).as(defect.summary()).isEqualTo(inThePom(property));
        }
      }
    }
  }

  private static String inThePom(String property) throws IOException {
    Matcher versions = PROPERTY.matcher(Files.readString(ROOT.resolve("pom.xml")));
    while (versions.find()) {
      if (versions.group(1).equals(property)) {
        return versions.group(2);
      }
    }
    throw new AssertionError("pom.xml has no " + property + ".version");
  }

  private static boolean isOfDefects(Path file) {
    return file.getFileName().toString().matches(".*Defects?Test\\.java");
  }

  private record Source(TestMethod method, String annotations) {}

  private static Stream<Source> tests(Path file) throws IOException {
    String path = SOURCES.relativize(file).toString().replace('\\', '/');
    String className = path.substring(0, path.length() - ".java".length()).replace('/', '.');
    return TEST.matcher(Files.readString(file))
        .results()
        .map(found -> new Source(new TestMethod(className, found.group(2)), found.group(1)));
  }
}
