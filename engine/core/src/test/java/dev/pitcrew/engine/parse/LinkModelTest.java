package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.SequenceFlow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkModelTest {

  private static String thrown(String id, String name) {
    return "<intermediateThrowEvent id=\"%s\"><linkEventDefinition name=\"%s\"/></intermediateThrowEvent>"
        .formatted(id, name);
  }

  private static String caught(String id, String name) {
    return "<intermediateCatchEvent id=\"%s\"><linkEventDefinition name=\"%s\"/></intermediateCatchEvent>"
        .formatted(id, name);
  }

  private static String flow(String from, String to) {
    return "<sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
        .formatted(from, to, from, to);
  }

  private static List<String> faults(String content) {
    return Models.parse(Models.process(content)) instanceof ParsedBpmn.Invalid invalid
        ? invalid.faults().stream().map(f -> f.elementId() + ": " + f.message()).toList()
        : List.of();
  }

  @Test
  void shouldLeadFromEachThrowEventToTheCatchEventOfItsName() {
    // given
    String content =
        "<startEvent id=\"s\"/>"
            + thrown("one", "A")
            + "<subProcess id=\"sub\"><startEvent id=\"ss\"/>"
            + thrown("inner", "B")
            + caught("innerOn", "B")
            + flow("ss", "inner")
            + "</subProcess>"
            + thrown("two", "A")
            + caught("on", "A")
            + flow("s", "one")
            + flow("on", "sub")
            + flow("sub", "two");

    // when
    ExecutableProcess process =
        ((ParsedBpmn.Valid) Models.parse(Models.process(content))).processes().getFirst();

    // then
    assertThat(process.element("on").node().incoming())
        .extracting(SequenceFlow::sourceId)
        .containsExactly("one", "two");
    assertThat(process.element("inner").node().outgoing())
        .extracting(SequenceFlow::targetId)
        .containsExactly("innerOn");
    assertThat(process.flows().values()).filteredOn(SequenceFlow::isLink).hasSize(3);
  }

  @Test
  void shouldRefuseAThrowEventWithoutCatchEventInItsScope() {
    // when
    List<String> faults =
        faults(
            "<startEvent id=\"s\"/><subProcess id=\"sub\"><startEvent id=\"ss\"/>"
                + thrown("one", "A")
                + flow("ss", "one")
                + "</subProcess>"
                + caught("on", "A")
                + flow("s", "sub"));

    // then
    assertThat(faults)
        .containsExactly(
            "sub: Can't find an catch link event for the throw link event with the name 'A'.");
  }

  @Test
  void shouldRefuseTwoCatchEventsOfOneName() {
    // when
    List<String> faults =
        faults(
            "<startEvent id=\"s\"/>"
                + thrown("one", "A")
                + caught("on", "A")
                + caught("other", "A")
                + flow("s", "one"));

    // then
    assertThat(faults)
        .containsExactly(
            "p: Multiple intermediate catch link event definitions with the same name 'A' are not"
                + " allowed.");
  }

  @Test
  void shouldRefuseALinkWithoutName() {
    // when
    List<String> faults = faults("<startEvent id=\"s\"/>" + thrown("one", "") + flow("s", "one"));

    // then
    assertThat(faults).containsExactly("one: Link name must be present and not empty.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<endEvent id='x'>@D@</endEvent>|x: End events must be one of",
        "<startEvent id='x'>@D@</startEvent>|x: Links can only be caught by an intermediate event",
        "<task id='t'/><boundaryEvent id='x' attachedToRef='t'>@D@</boundaryEvent>|x: Boundary events must be one of",
        "<eventBasedGateway id='g'/><intermediateCatchEvent id='x'>@D@</intermediateCatchEvent><intermediateCatchEvent id='y'>@E@</intermediateCatchEvent>|g: Event-based gateway must not have an outgoing sequence flow to other elements",
      })
  void shouldRefuseLinksWhereTheyLeadNowhere(String content, String expected) {
    // given
    String xml =
        "<startEvent id=\"s\"/><intermediateThrowEvent id=\"l\"/>"
            + content
                .replace("@D@", "<linkEventDefinition name=\"A\"/>")
                .replace("@E@", "<linkEventDefinition name=\"B\"/>")
            + (content.contains("'g'")
                ? flow("s", "g") + flow("g", "x") + flow("g", "y")
                : flow("s", "l"));

    // when
    List<String> faults = faults(xml);

    // then
    assertThat(faults).anyMatch(fault -> fault.startsWith(expected));
  }
}
