package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.model.FlowElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static String tool(String... inputs) {
    StringBuilder mappings = new StringBuilder();
    for (String input : inputs) {
      mappings
          .append("<zeebe:input source=\"")
          .append(input.replace("&", "&amp;").replace("\"", "&quot;").replace("\n", "&#10;"))
          .append("\" target=\"v\"/>");
    }
    return """
        <adHocSubProcess id="x"><serviceTask id="a"><extensionElements><zeebe:taskDefinition type="=fromAi(no.type)"/>
          <zeebe:ioMapping>%s<zeebe:output source="=fromAi(no.result)" target="w"/></zeebe:ioMapping></extensionElements></serviceTask></adHocSubProcess>
        """
        .formatted(mappings);
  }

  /** As Zeebe 8.8 describes the same expressions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          =fromAi(toolCall.x) | {"name":"toolCall.x"}
          =fromAi(x, "what it is") | {"name":"x","description":"what it is"}
          =fromAi(toolCall.x, "d", "number") | {"name":"toolCall.x","description":"d","type":"number"}
          =fromAi(t.x, "d", "string", {enum: ["a", "b"], n: 1.5, deep: {b: true}}, {required: false}) | {"name":"t.x","description":"d","type":"string","schema":{"enum":["a","b"],"n":1.5,"deep":{"b":true}},"options":{"required":false}}
          =fromAi(value: t.x, schema: {a: 1}, type: "boolean") | {"name":"t.x","type":"boolean","schema":{"a":1}}
          =fromAi(t.x, "q\\"uote") | {"name":"t.x","description":"q\\"uote"}
          =fromAi(t.`with space`) | {"name":"t.with space"}
          =[fromAi(t.a), {b: string(fromAi(t.b, "two"))}] | {"name":"t.a"},{"name":"t.b","description":"two"}
          =if fromAi(t.q) then 1 + fromAi(t.n) else 2 | {"name":"t.q"},{"name":"t.n"}
          =for i in fromAi(t.l) return not(fromAi(t.m)) | {"name":"t.l"},{"name":"t.m"}
          =function(u) fromAi(t.f) | {"name":"t.f"}
          """)
  void shouldDescribeWhatAnAgentHasToBring(String input, String described) {
    // when
    AdHoc adHoc = read(tool("=1", input, "static"));

    // then
    assertThat(adHoc.described())
        .isEqualTo("[{\"elementId\":\"a\",\"parameters\":[%s]}]".formatted(described));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          =fromAi("lit") | Expected fromAi() parameter ''value'' to be a reference (e.g. ''toolCall.customParameter''), but received
          =fromAi() | Expected fromAi() parameter ''value'' to be a reference
          =fromAi(a + b) | Expected fromAi() parameter ''value'' to be a reference
          =fromAi(t.x[1]) | Expected fromAi() parameter ''value'' to be a reference
          =fromAi(t.x, null) | Expected fromAi() parameter ''description'' to be a string, but received
          =fromAi(t.x, desc) | Expected fromAi() parameter ''description'' to be a string, but received
          =fromAi(t.x, "a" + "b") | Expected fromAi() parameter ''description'' to be a string, but received
          =fromAi(t.x, "d", 5) | Expected fromAi() parameter ''type'' to be a string, but received ''
          =fromAi(t.x, "d", "string", "nope") | Expected fromAi() parameter ''schema'' to be a context (map), but received
          =fromAi(t.x, "d", "string", {a: b}) | Unsupported expression value in fromAi() function invocation
          =fromAi(t.x, "d", "string", {a: [null]}) | Unsupported expression value in fromAi() function invocation
          =fromAi(t.x, "d", "string", {a: -5}) | Unsupported expression value in fromAi() function invocation
          """)
  void shouldRefuseWhatIsNotKnownBeforeItRuns(String input, String fault) {
    assertRefused(
        tool(input),
        "Failed to extract ad-hoc activity parameters for element 'a'. "
            + fault.replace("''", "'"));
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
