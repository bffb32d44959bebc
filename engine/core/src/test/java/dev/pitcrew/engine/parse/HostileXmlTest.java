package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.expression.FeelLanguage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileXmlTest {

  private static final String DOCTYPE = "Expected XML without a DOCTYPE, but found one.";

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("", "Expected well-formed XML, but found: "),
        Arguments.of("PK\3\4", "Expected well-formed XML, but found: "),
        Arguments.of("{\"type\": \"default\"}", "Expected well-formed XML, but found: "),
        Arguments.of("<a><b></a>", "Expected well-formed XML, but found: "),
        Arguments.of("<html/>", "Expected valid BPMN 2.0, but found: "),
        Arguments.of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", DOCTYPE),
        Arguments.of("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>", DOCTYPE),
        Arguments.of(
            "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d"
                + " \"&c;&c;&c;&c;\">]><a>&d;</a>",
            DOCTYPE),
        Arguments.of(
            "<a>".repeat(300) + "</a>".repeat(300),
            "Expected XML of at most 90 levels, but found more."),
        Arguments.of(
            "<a>" + "<b/>".repeat(30_001) + "</a>",
            "Expected XML of at most 30,000 elements, but found more."),
        Arguments.of(
            "<a>" + "x".repeat(4 * 1024 * 1024) + "</a>",
            "Expected an XML of at most 4,194,304 bytes, but found 4,194,311."),
        Arguments.of(
            Models.process("<startEvent id=\"a\"/><task id=\"a\"/>"),
            "Expected valid BPMN 2.0, but found: line "),
        Arguments.of(
            Models.process("<startEvent id=\"a\"/><task id=\"a b\"/>"),
            "Expected valid BPMN 2.0, but found: line "));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(300)
  void shouldTellWhyWhenFileIsNotToBeRead(String xml, String expected) {
    // when
    ParsedBpmn parsed =
        new BpmnParser(new FeelLanguage()).parse("evil.bpmn", xml.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(parsed)
        .isInstanceOfSatisfying(
            ParsedBpmn.Invalid.class,
            invalid -> {
              assertThat(invalid.faults())
                  .extracting(ParsedBpmn.Fault::elementId)
                  .isEqualTo(List.of("evil.bpmn"));
              assertThat(invalid.faults().getFirst().message()).startsWith(expected);
            });
  }
}
