package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompensationModelTest {

  private static final String EVENT =
      "<boundaryEvent id=\"b\" attachedToRef=\"a\"><compensateEventDefinition/></boundaryEvent>";
  private static final String HANDLER = "<task id=\"undo\" isForCompensation=\"true\"/>";
  private static final String LEADS = association("as", "b", "undo");
  private static final String THROWS = throwing("");

  private static String association(String id, String from, String to) {
    return "<association id=\"%s\" associationDirection=\"One\" sourceRef=\"%s\" targetRef=\"%s\"/>"
        .formatted(id, from, to);
  }

  private static String throwing(String attributes) {
    return "<intermediateThrowEvent id=\"t\"><compensateEventDefinition id=\"def\" %s/></intermediateThrowEvent>"
        .formatted(attributes);
  }

  /** A process of activity {@code a}, which is {@code <task/>} where nothing else is given. */
  private static String model(String... content) {
    return Models.process(
        """
        <startEvent id="s"/><task id="a"/><endEvent id="e"/>
        <sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
        <sequenceFlow id="f2" sourceRef="a" targetRef="t"/>
        <sequenceFlow id="f3" sourceRef="t" targetRef="e"/>
        """
            + String.join("\n", content));
  }

  @Test
  void shouldReadWhatUndoesWhat() {
    // given
    String xml =
        model(
            throwing("activityRef=\"a\""),
            EVENT,
            HANDLER,
            "<textAnnotation id=\"note\"><text>why</text></textAnnotation>",
            association("n", "b", "note"),
            LEADS);

    // when
    ParsedBpmn parsed = Models.parse(xml);

    // then
    assertThat(parsed).isInstanceOf(ParsedBpmn.Valid.class);
    ExecutableProcess process = ((ParsedBpmn.Valid) parsed).processes().getFirst();
    FlowElement.Guarded a = (FlowElement.Guarded) process.element("a");
    FlowElement.Guarded undo = (FlowElement.Guarded) process.element("undo");
    assertThat(process.compensates()).isTrue();
    assertThat(a.activity().compensationEventId()).isEqualTo("b");
    assertThat(a.activity().boundaryEventIds()).isEmpty();
    assertThat(a.activity().isForCompensation()).isFalse();
    assertThat(undo.activity().isForCompensation()).isTrue();
    assertThat(((FlowElement.BoundaryEvent) process.element("b")).trigger())
        .isEqualTo(new Trigger.Compensation("undo"));
    assertThat(((FlowElement.ThrowEvent) process.element("t")).trigger())
        .isEqualTo(new Trigger.Compensate("a"));
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of("a handler that nothing leads to", model(THROWS, HANDLER)),
        Arguments.of(
            "one handler of two activities",
            model(
                THROWS,
                EVENT,
                HANDLER,
                "<task id=\"a2\"/><boundaryEvent id=\"b2\" attachedToRef=\"a2\">"
                    + "<compensateEventDefinition/></boundaryEvent>",
                LEADS,
                association("as2", "b2", "undo"))),
        Arguments.of(
            "a sub-process that is named without an event on it",
            Models.around(
                "<subProcess id=\"x\"><startEvent id=\"s\"/></subProcess>"
                    + "<intermediateThrowEvent id=\"t\"><compensateEventDefinition id=\"def\""
                    + " activityRef=\"x\"/></intermediateThrowEvent>")),
        Arguments.of(
            "a sub-process as handler",
            model(
                THROWS,
                EVENT,
                "<subProcess id=\"undo\" isForCompensation=\"true\"><startEvent id=\"us\"/></subProcess>",
                LEADS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void shouldAccept(String name, String xml) {
    assertThat(Models.parse(xml)).as(name).isInstanceOf(ParsedBpmn.Valid.class);
  }

  static Stream<Arguments> refused() {
    String alone =
        "b: Compensation boundary events must have a compensation association and no outgoing"
            + " sequence flows";
    return Stream.of(
        Arguments.of(model(THROWS, EVENT), alone),
        Arguments.of(model(THROWS, EVENT, HANDLER, association("x", "undo", "b")), alone),
        Arguments.of(model(THROWS, EVENT, association("x", "b", "e")), alone),
        Arguments.of(
            model(
                THROWS,
                EVENT,
                HANDLER,
                "<sequenceFlow id=\"f4\" sourceRef=\"b\" targetRef=\"e\"/>",
                LEADS),
            alone),
        Arguments.of(
            model(THROWS, EVENT, "<task id=\"undo\"/>", LEADS),
            "undo: Expected the activity that compensation event 'b' leads to to have the"
                + " compensation marker."),
        Arguments.of(
            model(
                THROWS,
                EVENT,
                HANDLER,
                "<task id=\"undo2\" isForCompensation=\"true\"/>",
                LEADS,
                association("as2", "b", "undo2")),
            "b: Expected a compensation event to lead to one activity that undoes, but found"
                + " 'undo', 'undo2'."),
        Arguments.of(
            model(THROWS, EVENT, EVENT.replace("\"b\"", "\"b2\""), HANDLER, LEADS),
            "a: Expected at most one compensation event on an activity, but found 'b', 'b2'."),
        Arguments.of(
            model(
                THROWS,
                EVENT.replace("attachedToRef", "cancelActivity=\"false\" attachedToRef"),
                HANDLER,
                LEADS),
            "b: Non-Interrupting event of this type is not allowed"),
        Arguments.of(
            model(
                THROWS,
                EVENT,
                HANDLER,
                "<sequenceFlow id=\"f4\" sourceRef=\"s\" targetRef=\"undo\"/>",
                LEADS),
            "undo: A compensation handler should have no incoming sequence flows"),
        Arguments.of(
            model(
                THROWS,
                EVENT,
                HANDLER,
                "<sequenceFlow id=\"f4\" sourceRef=\"undo\" targetRef=\"e\"/>",
                LEADS),
            "undo: A compensation handler should have no outgoing sequence flows"),
        Arguments.of(
            model(
                THROWS,
                EVENT,
                HANDLER,
                "<boundaryEvent id=\"b2\" attachedToRef=\"undo\"><timerEventDefinition>"
                    + "<timeDuration>PT1M</timeDuration></timerEventDefinition></boundaryEvent>",
                LEADS),
            "undo: A compensation handler should have no boundary events"),
        Arguments.of(
            model(throwing("activityRef=\"nothing\"")),
            "t: Expected 'activityRef' to name an activity of the file, but found 'nothing'."),
        Arguments.of(
            model(throwing("activityRef=\"s\"")),
            "t: Expected 'activityRef' to name an activity of the file, but found 's'."),
        Arguments.of(
            model(throwing("activityRef=\"a\"")),
            "t: The referenced compensation activity 'a' must have either a compensation boundary"
                + " event or be a subprocess"),
        Arguments.of(
            model(throwing("waitForCompletion=\"false\"")),
            "t: Expected a compensation event to wait until all is undone, but its"
                + " waitForCompletion is 'false'."),
        Arguments.of(
            model(
                EVENT,
                HANDLER,
                "<subProcess id=\"t\"><startEvent id=\"is\"/><endEvent id=\"ie\">"
                    + "<compensateEventDefinition id=\"def\" activityRef=\"a\"/></endEvent></subProcess>",
                LEADS),
            "ie: The referenced compensation activity 'a' must be in the same scope as the"
                + " compensation throw event"),
        Arguments.of(
            Models.process("<startEvent id=\"s\"><compensateEventDefinition/></startEvent>"),
            "s: Compensation can only be caught by a boundary event: attach one to the activity and"
                + " lead it to what undoes it."));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuse(String xml, String expected) {
    // when
    ParsedBpmn parsed = Models.parse(xml);

    // then
    assertThat(parsed).isInstanceOf(ParsedBpmn.Invalid.class);
    assertThat(((ParsedBpmn.Invalid) parsed).faults())
        .extracting(fault -> fault.elementId() + ": " + fault.message())
        .contains(expected);
  }
}
