package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pitcrew.engine.xml.XmlGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways are counted along whatever the library may follow. */
final class DmnRequirementsTest {

  private static final String TOO_MANY =
      "Expected decisions that require each other along at most 100,000 ways, but found more.";

  @ParameterizedTest
  @ValueSource(strings = {"#N", "N", " #N ", "file.dmn#N", "a#b#N", "N#", "#N#", "#N##", "N# "})
  void shouldCountWaysHoweverADecisionIsNamed(String href) {
    assertTooMany(chain(decision("T", requires(href) + requires(href))));
  }

  @Test
  void shouldCountWaysInAnyNamespaceAndWithIdsWithinBlanks() {
    assertTooMany(
        chain(
            "<a:decision xmlns:a='urn:a' id=' T '>" + requires("#N").repeat(2) + "</a:decision>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id='T' xmlns:x='urn:x' x:id='other'",
        "xmlns:x='urn:x' x:id='other' id='T'",
        "xmlns:id='urn:x' id='T'",
      })
  void shouldTakeTheIdInNoNamespace(String attributes) {
    assertTooMany(
        chain("<decision " + attributes + ">" + requires("#N").repeat(2) + "</decision>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "href='#N' xmlns:x='urn:x' x:href='#other'",
        "xmlns:x='urn:x' x:href='#other' href='#N'",
      })
  void shouldTakeTheReferenceInNoNamespace(String attributes) {
    assertTooMany(chain(decision("T", requiring(attributes).repeat(2))));
  }

  /** Whatever the library follows is refused before it does: it would go on for ever. */
  @ParameterizedTest
  @CsvSource({
    "id='T', href='#N'",
    "id='T', href='N#'",
    "id='T', href='#N#'",
    "id='T', href='file.dmn#N##'",
    "id='T' x:id='other', href='#N'",
    "x:id='other' id='T', href='#N'",
    "id='T', href='#N' x:href='#other'",
    "id='T', x:href='#other' href='#N'",
  })
  void shouldRefuseBeforeTheLibraryWalks(String id, String href) {
    String decisions =
        chain(
            """
            <decision %s name="n">%s<literalExpression><text>1</text></literalExpression></decision>\
            """
                .formatted(id, requiring(href).repeat(2)));
    String last =
        "<decision id='d40' name='n'><literalExpression><text>1</text></literalExpression></decision>";
    String dmn =
        decisions
            .replace(
                "<definitions>",
                "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' xmlns:x='urn:x'"
                    + " id='defs' name='n' namespace='n'>")
            .replace("</definitions>", last + "</definitions>");

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThatThrownBy(() -> new DmnLanguage().parse(dmn))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessage(TOO_MANY));
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
    return requiring("href='" + href + "'");
  }

  private static String requiring(String attributes) {
    return "<informationRequirement><requiredDecision %s/></informationRequirement>"
        .formatted(attributes);
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
        .hasMessage(TOO_MANY);
  }

  private static void check(String xml) throws Exception {
    DmnRequirements requirements = new DmnRequirements();
    XmlGuard.safe(xml.getBytes(StandardCharsets.UTF_8), 1_000, requirements);
    requirements.check();
  }
}
