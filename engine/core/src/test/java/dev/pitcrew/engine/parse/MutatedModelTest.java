package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models with something wrong somewhere, from a seed: they parse or tell why, and never throw. */
class MutatedModelTest {

  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:]+)=\"([^\"]*)\"");
  private static final Pattern EMPTY_ELEMENT = Pattern.compile("<[\\w:]+[^<>]*/>");

  private static final String[] VALUES = {"", "=", "=a +", "true", "-1", "PT", "x".repeat(300)};

  private static final String[] ELEMENTS = {
    "task",
    "serviceTask",
    "userTask",
    "startEvent",
    "endEvent",
    "subProcess",
    "exclusiveGateway",
    "eventBasedGateway",
    "boundaryEvent",
    "intermediateCatchEvent",
    "callActivity",
    "receiveTask",
    "sequenceFlow",
    "message",
    "process",
    "dataObject"
  };

  private static final String MODEL =
      Models.process(
          """
          <startEvent id="start"><outgoing>f1</outgoing></startEvent>
          <sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
          <serviceTask id="work"><extensionElements>
            <zeebe:taskDefinition type="work" retries="3"/>
            <zeebe:ioMapping><zeebe:input source="=a" target="b.c"/><zeebe:output source="=d" target="e"/></zeebe:ioMapping>
            <zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>
          </extensionElements><incoming>f1</incoming><outgoing>f2</outgoing></serviceTask>
          <boundaryEvent id="late" attachedToRef="work" cancelActivity="false"><timerEventDefinition id="td"><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
          <boundaryEvent id="wrong" attachedToRef="work"><errorEventDefinition id="ed" errorRef="e"/></boundaryEvent>
          <sequenceFlow id="f2" sourceRef="work" targetRef="choose"/>
          <exclusiveGateway id="choose" default="f4"/>
          <sequenceFlow id="f3" sourceRef="choose" targetRef="sub"><conditionExpression xsi:type="tFormalExpression">=a &gt; 1</conditionExpression></sequenceFlow>
          <sequenceFlow id="f4" sourceRef="choose" targetRef="wait"/>
          <subProcess id="sub"><startEvent id="in"/><sequenceFlow id="f5" sourceRef="in" targetRef="check"/>
            <userTask id="check"><extensionElements><zeebe:userTask/><zeebe:assignmentDefinition assignee="=who" candidateGroups="a,b"/><zeebe:formDefinition formId="f"/><zeebe:priorityDefinition priority="3"/></extensionElements>
              <multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics inputCollection="=l" inputElement="i" outputCollection="o" outputElement="=p"/></extensionElements></multiInstanceLoopCharacteristics></userTask>
          </subProcess>
          <eventBasedGateway id="wait"/>
          <sequenceFlow id="f6" sourceRef="wait" targetRef="paid"/><sequenceFlow id="f7" sourceRef="wait" targetRef="over"/>
          <intermediateCatchEvent id="paid"><messageEventDefinition id="md" messageRef="m"/></intermediateCatchEvent>
          <intermediateCatchEvent id="over"><timerEventDefinition id="td2"><timeDate>=due</timeDate></timerEventDefinition></intermediateCatchEvent>
          <businessRuleTask id="rule"><extensionElements><zeebe:calledDecision decisionId="d" resultVariable="r" bindingType="deployment"/></extensionElements></businessRuleTask>
          <scriptTask id="script"><extensionElements><zeebe:script expression="=1" resultVariable="r"/></extensionElements></scriptTask>
          <callActivity id="call"><extensionElements><zeebe:calledElement processId="q" propagateAllChildVariables="false"/></extensionElements></callActivity>
          <receiveTask id="receive" messageRef="m"/>
          <endEvent id="end"><terminateEventDefinition id="tt"/></endEvent>
          """,
          Models.message("m", "paid", "=key"),
          "<error id=\"e\" errorCode=\"E\"/>");

  @Test
  void shouldParseWhenNothingIsWrong() {
    assertThat(Models.parse(MODEL)).isInstanceOf(ParsedBpmn.Valid.class);
  }

  @Test
  @Timeout(300)
  void shouldParseOrTellWhyWhenSomethingIsWrong() {
    // given
    Random random = new Random(20261121);
    int valid = 0;
    int invalid = 0;

    // when
    for (int i = 0; i < 600; i++) {
      String xml = MODEL;
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        xml = mutate(xml, random);
      }
      try {
        if (Models.parse(xml) instanceof ParsedBpmn.Valid) {
          valid++;
        } else {
          invalid++;
        }
      } catch (RuntimeException e) {
        fail("Mutation %d of the seed threw: %s".formatted(i, xml), e);
      }
    }

    // then
    assertThat(valid).isPositive();
    assertThat(invalid).isGreaterThan(valid);
  }

  private static String mutate(String xml, Random random) {
    List<Matcher> attributes = all(ATTRIBUTE, xml);
    List<Matcher> empty = all(EMPTY_ELEMENT, xml);
    Matcher attribute = attributes.get(random.nextInt(attributes.size()));
    Matcher other = attributes.get(random.nextInt(attributes.size()));
    return switch (random.nextInt(5)) {
      case 0 -> replace(xml, attribute.start(2), attribute.end(2), other.group(2));
      case 1 -> replace(xml, attribute.start(), attribute.end(), "");
      case 2 ->
          replace(xml, attribute.start(2), attribute.end(2), VALUES[random.nextInt(VALUES.length)]);
      case 3 -> {
        Matcher element = empty.get(random.nextInt(empty.size()));
        yield replace(xml, element.start(), element.end(), "");
      }
      default ->
          xml.replaceAll(
              "(</?)" + ELEMENTS[random.nextInt(ELEMENTS.length)] + "(?=[ >/])",
              "$1" + ELEMENTS[random.nextInt(ELEMENTS.length)]);
    };
  }

  private static List<Matcher> all(Pattern pattern, String text) {
    List<Matcher> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      Matcher one = pattern.matcher(text);
      one.find(matcher.start());
      found.add(one);
    }
    return found;
  }

  private static String replace(String text, int start, int end, String by) {
    return text.substring(0, start) + by + text.substring(end);
  }
}
