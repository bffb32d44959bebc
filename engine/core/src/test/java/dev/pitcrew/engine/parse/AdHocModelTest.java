package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.model.FlowElement;
import org.junit.jupiter.api.Test;

/** What an ad-hoc sub-process is read as, and what of it is refused. */
class AdHocModelTest {

  private static AdHoc read(String content) {
    ParsedBpmn parsed = Models.parse(Models.around(content, Models.message("m", "m", "=k")));
    assertThat(parsed).isInstanceOf(ParsedBpmn.Valid.class);
    var graph = ((ParsedBpmn.Valid) parsed).processes().getFirst();
    AdHoc adHoc = ((FlowElement.AdHocSubProcess) graph.element("x")).adHoc();
    assertThat(graph.element(adHoc.innerInstanceId()))
        .isInstanceOf(FlowElement.AdHocInnerInstance.class);
    return adHoc;
  }

  private static void assertRefused(String content, String... faults) {
    ParsedBpmn parsed = Models.parse(Models.around(content, Models.message("m", "m", "=k")));
    assertThat(parsed)
        .isInstanceOfSatisfying(
            ParsedBpmn.Invalid.class,
            invalid -> {
              for (String fault : faults) {
                assertThat(invalid.faults().toString()).contains(fault);
              }
            });
  }

  @Test
  void shouldDescribeWhatMayBegin() {
    // given
    String content =
        """
        <adHocSubProcess id="x">
          <task id="a" name="A &quot;1&quot;"><documentation>what it does</documentation>
            <extensionElements><zeebe:properties><zeebe:property name="n" value="v"/></zeebe:properties></extensionElements></task>
          <sequenceFlow id="f" sourceRef="a" targetRef="b"/>
          <task id="b"/>
          <intermediateThrowEvent id="t" name=""/>
          <boundaryEvent id="on" attachedToRef="b" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1S</timeDuration></timerEventDefinition></boundaryEvent>
        </adHocSubProcess>
        """;

    // when
    AdHoc adHoc = read(content);

    // then
    assertThat(adHoc.elementIds()).containsExactly("a", "t");
    assertThat(adHoc.described())
        .isEqualTo(
            "[{\"elementId\":\"a\",\"elementName\":\"A \\\"1\\\"\",\"documentation\":\"what it does\",\"properties\":{\"n\":\"v\"}},{\"elementId\":\"t\"}]");
    assertThat(adHoc.cancelsRemaining()).isTrue();
    assertThat(adHoc.job()).isNull();
  }

  @Test
  void shouldReadConditionAndWorker() {
    // given
    String byModel =
        """
        <adHocSubProcess id="x" cancelRemainingInstances="false">
          <extensionElements><zeebe:adHoc activeElementsCollection="=xs" outputCollection="rs" outputElement="=r"/></extensionElements>
          <task id="a"/><completionCondition xsi:type="tFormalExpression">=done</completionCondition>
        </adHocSubProcess>
        """;
    String byWorker =
        """
        <adHocSubProcess id="x"><extensionElements><zeebe:taskDefinition type="ctl"/></extensionElements><task id="a"/></adHocSubProcess>
        """;

    // when
    AdHoc first = read(byModel);
    AdHoc second = read(byWorker);

    // then
    assertThat(first.cancelsRemaining()).isFalse();
    assertThat(first.completionCondition()).isNotNull();
    assertThat(first.activeElements()).isNotNull();
    assertThat(first.outputCollection()).isEqualTo("rs");
    assertThat(second.job()).isNotNull();
  }

  @Test
  void shouldRefuseWhatTheModelLibraryRefuses() {
    assertRefused("<adHocSubProcess id=\"x\"/>", "Must have at least one activity.");
    assertRefused(
        """
        <adHocSubProcess id="x" cancelRemainingInstances="false">
          <extensionElements><zeebe:taskDefinition type="c"/><zeebe:adHoc activeElementsCollection="=[]" outputElement="=a"/></extensionElements>
          <startEvent id="s"/><endEvent id="e"/><completionCondition xsi:type="tFormalExpression">=true</completionCondition>
        </adHocSubProcess>
        """,
        "Must not contain a start event.",
        "Must not contain an end event.",
        "Must not define cancelRemainingInstances in combination with zeebe:taskDefinition.",
        "Must not define completionCondition in combination with zeebe:taskDefinition.",
        "Must not define activeElementsCollection in combination with zeebe:taskDefinition.",
        "OutputElement and OutputCollection must both be set");
  }

  @Test
  void shouldRefuseStaticTexts() {
    assertRefused(
        """
        <adHocSubProcess id="x">
          <extensionElements><zeebe:adHoc activeElementsCollection="A"/></extensionElements>
          <task id="a"/><completionCondition xsi:type="tFormalExpression">true</completionCondition>
        </adHocSubProcess>
        """,
        "found the static text 'A'",
        "found the static text 'true'");
  }

  @Test
  void shouldRefuseAnEventSubProcessThatInterrupts() {
    assertRefused(
        """
        <adHocSubProcess id="x">
          <task id="a"/>
          <subProcess id="on" triggeredByEvent="true"><startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent></subProcess>
        </adHocSubProcess>
        """,
        "An interrupting event subprocess is not allowed inside an ad-hoc subprocess");
  }
}
