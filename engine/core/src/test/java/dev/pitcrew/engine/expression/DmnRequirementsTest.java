package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.xml.XmlGuard;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways are counted along whatever the library may follow. */
final class DmnRequirementsTest {

  @ParameterizedTest
  @ValueSource(strings = {"#N", "N", " #N ", "file.dmn#N", "a#b#N"})
  void shouldCountWaysHoweverADecisionIsNamed(String href) {
    assertTooMany(chain(decision("T", requires(href) + requires(href))));
  }

  @Test
  void shouldCountWaysInAnyNamespaceAndWithIdsWithinBlanks() {
    assertTooMany(
        chain(
            "<a:decision xmlns:a='urn:a' id=' T '>" + requires("#N").repeat(2) + "</a:decision>"));
  }

  @Test
  void shouldCountWaysOfBusinessKnowledge() {
    String requires = "<knowledgeRequirement><requiredKnowledge href='#N'/></knowledgeRequirement>";
    assertTooMany(
        chain(
            "<businessKnowledgeModel id='T'>" + requires.repeat(2) + "</businessKnowledgeModel>"));
  }

  @Test
  void shouldAddWhatElementsOfTheSameIdRequire() {
    assertTooMany(chain(decision("T", requires("#N")).repeat(2)));
  }

  @Test
  void shouldLetThoseRequireEachOtherThatHaveFewWays() {
    assertThatCode(() -> check(chain(decision("T", requires("#N"))))).doesNotThrowAnyException();
    assertThatCode(() -> check(chain(decision("T", requires("#elsewhere").repeat(9)))))
        .doesNotThrowAnyException();
  }

  private static String decision(String id, String within) {
    return "<decision id='%s'>%s</decision>".formatted(id, within);
  }

  private static String requires(String href) {
    return "<informationRequirement><requiredDecision href='%s'/></informationRequirement>"
        .formatted(href);
  }

  /** Forty times the same, with the id of this one for T and that of the next for N. */
  private static String chain(String one) {
    return IntStream.range(0, 40)
        .mapToObj(
            i ->
                one.replace("'T'", "'d" + i + "'")
                    .replace(" T ", " d" + i + " ")
                    .replace("N", "d" + (i + 1)))
        .collect(Collectors.joining("", "<definitions>", "</definitions>"));
  }

  private static void assertTooMany(String xml) {
    assertThatThrownBy(() -> check(xml))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessage(
            "Expected decisions that require each other along at most 100,000 ways, but found more.");
  }

  private static void check(String xml) throws Exception {
    DmnRequirements requirements = new DmnRequirements();
    XmlGuard.safe(xml.getBytes(StandardCharsets.UTF_8), 1_000, requirements);
    requirements.check();
  }
}
