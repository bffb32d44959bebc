package dev.pitcrew.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The judge is under a licence that does not let it ship: it stays in the tests of two modules. */
class JudgeStaysHereTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Set<Path> HERE =
      Set.of(ROOT.resolve("engine/conformance/pom.xml"), ROOT.resolve("portability/pom.xml"));

  private static List<Path> otherPoms;

  @BeforeAll
  static void findPoms() throws IOException {
    try (Stream<Path> files =
        Files.find(ROOT, 4, (path, attributes) -> path.endsWith("pom.xml") && !isBuilt(path))) {
      otherPoms = files.filter(pom -> !HERE.contains(pom)).toList();
    }
    assertThat(otherPoms).as("poms of other modules").hasSizeGreaterThan(10);
  }

  private static boolean isBuilt(Path path) {
    String text = ROOT.relativize(path).toString();
    return text.contains("target/") || text.contains("node_modules/");
  }

  @Test
  void shouldBeNamedByNoOtherModule() {
    assertThat(otherPoms)
        .as("only engine/conformance and portability may use the judge, and nothing may use these")
        .allSatisfy(
            pom ->
                assertThat(pom)
                    .content()
                    .doesNotContain(
                        "zeebe-process-test", "engine-conformance", "pitcrew-portability"));
  }

  @Test
  void shouldBeForTestsAloneAndNeverPublished() throws IOException {
    for (Path here : HERE) {
      String pom = Files.readString(here);
      assertThat(pom).contains("<maven.deploy.skip>true", "<maven.install.skip>true");
      assertThat(pom.lines().filter(line -> line.contains("<dependency>")))
          .as("dependencies of " + here)
          .isNotEmpty()
          .allMatch(line -> line.contains("<scope>test</scope>"));
      assertThat(here.resolveSibling("src/main")).as("code that would be packaged").doesNotExist();
    }
  }
}
