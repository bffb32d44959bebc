package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each refusal's whole text, at the element that a modeler can click on. */
class RefusalTest {

  static Stream<Arguments> unsupported() {
    return Stream.of(
        of(
            Models.around("<complexGateway id=\"x\"/>"),
            "x: Complex gateways are not supported: use inclusive, exclusive or parallel"
                + " gateways."),
        of(
            Models.around("<transaction id=\"x\"/>"),
            "x: Transactions are not supported: use a sub-process."),
        of(
            Models.process(
                """
                <startEvent id="start"/>
                <subProcess id="x" triggeredByEvent="true">
                  <multiInstanceLoopCharacteristics/>
                  <startEvent id="s"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></startEvent>
                </subProcess>
                """),
            "x: Event sub-processes with a multi-instance marker are not supported: a"
                + " non-interrupting one runs each time its start event happens."),
        of(
            Models.around("<task id=\"x\"><standardLoopCharacteristics/></task>"),
            "x: Loop markers are not supported: use a multi-instance marker or a gateway."),
        of(
            Models.around(
                "<receiveTask id=\"x\" instantiate=\"true\" messageRef=\"m\"/>",
                Models.message("m", "m", "=k")),
            "x: Instantiating receive tasks are not supported: use a message start event."),
        of(
            Models.around(
                "<intermediateCatchEvent"
                    + " id=\"x\"><compensateEventDefinition/></intermediateCatchEvent>"),
            "x: Compensation can only be caught by a boundary event: attach one to the activity and"
                + " lead it to what undoes it."),
        event(
            "<signalEventDefinition/><messageEventDefinition/>",
            "Events with more than one definition are not supported: use one event for each."),
        of(
            Models.process(
                "<startEvent id=\"s\"/><endEvent id=\"x\"><cancelEventDefinition/></endEvent>"),
            "x: Cancel events are not supported: use error events."),
        extension(
            "<zeebe:executionListeners><zeebe:executionListener eventType=\"begin\" type=\"l\"/>"
                + "</zeebe:executionListeners>",
            "Expected the event type of an execution listener to be start or end, but found"
                + " 'begin'."),
        extension(
            "<zeebe:executionListeners><zeebe:executionListener eventType=\"start\" type=\"l\"/>"
                + "<zeebe:executionListener eventType=\"start\" type=\"l\"/>"
                + "</zeebe:executionListeners>",
            "Found '2' duplicates based on eventType[start] and type[l], these combinations should"
                + " be unique."),
        extension(
            "<zeebe:executionListeners><zeebe:executionListener eventType=\"end\" type=\"l\""
                + " retries=\"few\"/></zeebe:executionListeners>",
            "Expected the retries of the 'end' execution listener to be a whole number from 0, but"
                + " found 'few'."),
        of(
            Models.around(
                """
                <exclusiveGateway id="x"><extensionElements><zeebe:executionListeners>
                  <zeebe:executionListener eventType="end" type="l"/>
                </zeebe:executionListeners></extensionElements></exclusiveGateway>
                """),
            "x: Execution listeners of type 'end' are not supported by gateway element"),
        extension(
            "<zeebe:taskListeners><zeebe:taskListener eventType=\"completing\" type=\"l\"/>"
                + "</zeebe:taskListeners>",
            "Task listeners are only allowed on Camunda user tasks."),
        of(
            Models.around(
                """
                <userTask id="x"><extensionElements><zeebe:taskListeners>
                  <zeebe:taskListener eventType="completing" type="l"/>
                </zeebe:taskListeners></extensionElements></userTask>
                """),
            "x: Task listeners are only allowed on Camunda user tasks."),
        extension(
            "<zeebe:linkedResources><zeebe:linkedResource resourceId=\"r\"/>"
                + "</zeebe:linkedResources>",
            "Attribute 'resourceType' must be present and not empty"),
        extension(
            "<zeebe:agentDefinition/>",
            "The extension 'zeebe:agentDefinition' is not supported yet."),
        of(
            Models.around(
                """
                <sendTask id="x" messageRef="m"><extensionElements>
                  <zeebe:publishMessage correlationKey="=k"/></extensionElements></sendTask>
                """,
                "<message id=\"m\" name=\"m\"/>"),
            "x: Messages published without a job worker are not supported yet: use a"
                + " 'zeebe:taskDefinition'."),
        of(
            Models.around(
                """
                <userTask id="x"><extensionElements><zeebe:userTask/><zeebe:properties>
                  <zeebe:property name="pitcrew:shows" value="all"/></zeebe:properties></extensionElements></userTask>
                """),
            "x: Expected property 'pitcrew:shows' to be 'inputs', or not to be there, but it is"
                + " 'all'."));
  }

  private static String escalationsCaught(String code, String other) {
    return Models.around(
        """
        <subProcess id="x"><startEvent id="inner"/></subProcess>
        <boundaryEvent id="b1" attachedToRef="x"><escalationEventDefinition escalationRef="e1"/></boundaryEvent>
        <boundaryEvent id="b2" attachedToRef="x"><escalationEventDefinition escalationRef="e2"/></boundaryEvent>
        """,
        """
        <escalation id="e1" escalationCode="%s"/><escalation id="e2" escalationCode="%s"/>
        """
            .formatted(code, other));
  }

  private static String listeners(String listeners) {
    return Models.around(
        "<userTask id=\"x\"><extensionElements><zeebe:userTask/><zeebe:taskListeners>"
            + listeners
            + "</zeebe:taskListeners></extensionElements></userTask>");
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        of(Models.process(""), "p: Must have at least one start event"),
        of(
            Models.process("<startEvent id=\"a\"/><startEvent id=\"b\"/>"),
            "p: Multiple none start events are not allowed"),
        of(
            Models.definitions("<process id=\"p\" isExecutable=\"false\"/>"),
            "test.bpmn: Must contain at least one executable process"),
        of(
            Models.around("<serviceTask id=\"x\"/>"),
            "x: Must have exactly one 'zeebe:taskDefinition' extension element"),
        of(
            service("<zeebe:taskDefinition type=\"\"/>"),
            "x: Attribute 'type' must be present and not empty"),
        of(
            service("<zeebe:taskDefinition type=\"t\" retries=\"many\"/>"),
            "x: Expected the retries to be a whole number from 0, but found 'many'."),
        of(
            service(
                "<zeebe:taskDefinition type=\"t\"/><zeebe:taskHeaders><zeebe:header key=\"k\""
                    + " value=\"1\"/><zeebe:header key=\"k\" value=\"2\"/></zeebe:taskHeaders>"),
            "x: Expected task headers with different keys, but found 'k' twice."),
        of(
            service(
                "<zeebe:taskDefinition type=\"t\"/><zeebe:ioMapping><zeebe:input source=\"=a\""
                    + " target=\"a-b\"/></zeebe:ioMapping>"),
            "x: Expected the target of an input mapping to be a variable name or names with dots"
                + " between, but found 'a-b'."),
        of(
            service(
                "<zeebe:taskDefinition type=\"t\"/><zeebe:ioMapping><zeebe:output"
                    + " target=\"a\"/></zeebe:ioMapping>"),
            "x: Expected the source of the output mapping to 'a' to be present, but found"
                + " nothing."),
        of(
            service("<zeebe:taskDefinition type=\"=a +\"/>"),
            "x: Expected the job type to be a valid expression, but it is not: failed to parse"
                + " expression 'a +': Expected (binaryComparison"),
        of(
            Models.around(
                "<scriptTask id=\"x\"><extensionElements><zeebe:script expression=\"a + b\""
                    + " resultVariable=\"r\"/></extensionElements></scriptTask>"),
            "x: Expected the script to be an expression, but found the static text 'a + b'. An"
                + " expression must start with '=' (e.g. '=a + b')."),
        of(
            Models.around(
                "<userTask id=\"x\"><extensionElements><zeebe:userTask/><zeebe:priorityDefinition"
                    + " priority=\"101\"/></extensionElements></userTask>"),
            "x: Expected the priority to be a whole number from 0 to 100, but found '101'."),
        of(
            Models.around(
                "<userTask id=\"x\"><extensionElements><zeebe:userTask/><zeebe:taskSchedule"
                    + " dueDate=\"tomorrow\"/></extensionElements></userTask>"),
            "x: Expected the due date to be a time like '2026-11-21T08:00:00Z', but found"
                + " 'tomorrow'."),
        of(
            Models.around(
                "<intermediateThrowEvent"
                    + " id=\"x\"><escalationEventDefinition/></intermediateThrowEvent>"),
            "x: Must reference an escalation"),
        of(
            Models.around(
                "<intermediateThrowEvent id=\"x\"><escalationEventDefinition"
                    + " escalationRef=\"none\"/></intermediateThrowEvent>"),
            "x: Expected 'escalationRef' to name an escalation of the file, but found 'none'."),
        of(
            Models.around(
                "<intermediateThrowEvent id=\"x\"><escalationEventDefinition"
                    + " escalationRef=\"up\"/></intermediateThrowEvent>",
                "<escalation id=\"up\"/>"),
            "up: EscalationCode must be present and not empty"),
        of(
            Models.around(
                "<intermediateCatchEvent id=\"x\"><escalationEventDefinition"
                    + " escalationRef=\"up\"/></intermediateCatchEvent>",
                "<escalation id=\"up\" escalationCode=\"u\"/>"),
            "x: Event definition must be one of: message, timer, signal, link or conditional"),
        of(
            Models.process(
                "<startEvent id=\"x\"><escalationEventDefinition"
                    + " escalationRef=\"up\"/></startEvent>",
                "<escalation id=\"up\" escalationCode=\"u\"/>"),
            "x: Start events must be none, message, timer, signal or conditional events here."),
        of(
            Models.around(
                "<task id=\"x\"/><boundaryEvent id=\"b\" attachedToRef=\"x\">"
                    + "<escalationEventDefinition/></boundaryEvent>"),
            "x: An escalation boundary event should only be attached to a subprocess, or a call"
                + " activity."),
        of(
            escalationsCaught("a", "a"),
            "x: Multiple escalation catch events with the same escalation code 'a' are not"
                + " supported on the same scope."),
        of(
            escalationsCaught("=a", "b"),
            "b1: The escalationCode of the escalation catch event is not allowed to be an"
                + " expression"),
        of(
            listeners("<zeebe:taskListener eventType=\"completing\"/>"),
            "x: Expected the type of the 'completing' task listener to be present, but found"
                + " nothing."),
        of(
            listeners("<zeebe:taskListener eventType=\"done\" type=\"l\"/>"),
            "x: Expected the event type of a task listener to be creating, assigning, updating,"
                + " completing or canceling, but found 'done'."),
        of(
            listeners("<zeebe:taskListener type=\"l\"/>"),
            "x: Expected the event type of a task listener to be creating, assigning, updating,"
                + " completing or canceling, but found ''."),
        of(
            listeners(
                "<zeebe:taskListener eventType=\"completing\" type=\"l\"/>"
                    + "<zeebe:taskListener eventType=\"complete\" type=\"l\"/>"),
            "x: Expected task listeners with different event types or job types, but found"
                + " 'complete' of type 'l' twice."),
        of(
            listeners("<zeebe:taskListener eventType=\"assigning\" type=\"l\" retries=\"x\"/>"),
            "x: Expected the retries of the 'assigning' task listener to be a whole number from"
                + " 0, but found 'x'."),
        of(
            listeners("<zeebe:taskListener eventType=\"assigning\" type=\"=a +\"/>"),
            "x: Expected the type of the 'assigning' task listener to be a valid expression, but"
                + " it is not: failed to parse expression 'a +': Expected (binaryComparison"),
        of(
            gateway("<sequenceFlow id=\"f3\" sourceRef=\"x\" targetRef=\"end\"/>"),
            "f2: Must have a condition or be default flow"),
        of(
            Models.around("<exclusiveGateway id=\"x\" default=\"f1\"/>"),
            "x: Default flow must start at gateway"),
        of(
            Models.around(
                """
                <inclusiveGateway id="x"/>
                <sequenceFlow id="f3" sourceRef="x" targetRef="end">
                  <conditionExpression xsi:type="tFormalExpression">=a</conditionExpression>
                </sequenceFlow>
                """),
            "f2: Must have a condition"),
        of(
            Models.around("<inclusiveGateway id=\"x\" default=\"f1\"/>"),
            "x: Default flow must start at gateway"),
        of(
            Models.around("<inclusiveGateway id=\"x\" default=\"start\"/>"),
            "x: Expected 'default' to name a sequence flow of the file, but found 'start'."),
        of(
            Models.around(
                """
                <intermediateCatchEvent id="x"><conditionalEventDefinition>
                  <condition xsi:type="tFormalExpression">a</condition>
                </conditionalEventDefinition></intermediateCatchEvent>
                """),
            "x: Expected the condition to be an expression, but found the static text 'a'."),
        of(
            Models.around(
                """
                <intermediateCatchEvent id="x"><conditionalEventDefinition><extensionElements>
                  <zeebe:conditionalFilter variableEvents="create, delete"/></extensionElements>
                  <condition xsi:type="tFormalExpression">=a</condition>
                </conditionalEventDefinition></intermediateCatchEvent>
                """),
            "x: Expected 'variableEvents' to be 'create', 'update' or both with a comma between,"
                + " but found 'create, delete'."),
        of(
            Models.around("<task id=\"x\"/>")
                .replace(
                    "targetRef=\"end\"/>",
                    "targetRef=\"end\"><conditionExpression>=a</conditionExpression></sequenceFlow>"),
            "x: Conditional sequence flows are only supported at exclusive or inclusive gateway"),
        of(
            Models.around("<eventBasedGateway id=\"x\"/>"),
            "x: Event-based gateway must have at least 2 outgoing sequence flows."),
        of(
            Models.around("<eventBasedGateway id=\"x\"/>"),
            "x: Event-based gateway must not have an outgoing sequence flow to other elements than"
                + " message or timer intermediate catch events."),
        of(
            Models.process(
                "<startEvent id=\"a\"/><task id=\"t\"/><sequenceFlow id=\"f\" sourceRef=\"t\""
                    + " targetRef=\"a\"/>"),
            "a: Start events must not have incoming sequence flows."),
        of(
            Models.process(
                "<startEvent id=\"a\"/><endEvent id=\"e\"/><task id=\"t\"/><sequenceFlow id=\"f\""
                    + " sourceRef=\"e\" targetRef=\"t\"/>"),
            "e: End events must not have outgoing sequence flows to other elements."),
        of(
            Models.process(
                "<startEvent id=\"a\"/><task id=\"t\"/><subProcess id=\"sub\"><startEvent"
                    + " id=\"b\"/></subProcess><sequenceFlow id=\"f\" sourceRef=\"t\""
                    + " targetRef=\"b\"/>"),
            "f: Expected a sequence flow to stay in its process or sub-process, but it leads from"
                + " 't' to 'b'."),
        of(
            Models.process(
                "<startEvent id=\"a\"/><startEvent id=\"s\"/><boundaryEvent id=\"b\""
                    + " attachedToRef=\"s\"><errorEventDefinition/></boundaryEvent>"),
            "b: Expected 'attachedToRef' to name an activity of the file, but found 's'."),
        of(
            Models.process(
                "<startEvent id=\"a\"/><dataObject id=\"o\"/><sequenceFlow id=\"f\""
                    + " sourceRef=\"a\" targetRef=\"o\"/>"),
            "f: Expected 'targetRef' to name a flow node of the file, but found 'o'."),
        of(
            Models.process("<startEvent id=\"a\"><outgoing>p</outgoing></startEvent>"),
            "a: Expected 'outgoing' to name a sequence flow of the file, but found 'p'."),
        of(
            Models.process(
                "<startEvent id=\"a\"/><sequenceFlow id=\"f\" sourceRef=\"a\""
                    + " targetRef=\"gone\"/>"),
            "test.bpmn: Expected valid BPMN 2.0, but found: line 7: cvc-id.1: There is no ID/IDREF"
                + " binding for IDREF 'gone'."),
        of(
            Models.around(
                "<intermediateCatchEvent id=\"x\"><messageEventDefinition"
                    + " messageRef=\"gone\"/></intermediateCatchEvent>"),
            "x: Expected 'messageRef' to name a message of the file, but found 'gone'."),
        of(
            Models.around(
                "<intermediateCatchEvent"
                    + " id=\"x\"><messageEventDefinition/></intermediateCatchEvent>"),
            "x: Must reference a message"),
        of(
            Models.around(
                "<receiveTask id=\"x\" messageRef=\"m\"/>", "<message id=\"m\" name=\"n\"/>"),
            "m: Must have exactly one zeebe:subscription extension element"),
        of(
            Models.around(
                "<receiveTask id=\"x\" messageRef=\"m\"/>", Models.message("m", "n", "k")),
            "x: Expected the correlation key of the message to be an expression, but found the"
                + " static text 'k'. An expression must start with '=' (e.g. '=k')."),
        of(
            Models.process(
                """
                <startEvent id="a"><messageEventDefinition messageRef="m"/></startEvent>
                <startEvent id="b"><messageEventDefinition messageRef="n"/></startEvent>
                """,
                "<message id=\"m\" name=\"same\"/>",
                "<message id=\"n\" name=\"same\"/>"),
            "p: Multiple message event definitions with the same name 'same' are not allowed."),
        of(
            Models.process(
                """
                <startEvent id="a"/><receiveTask id="x" messageRef="m"/>
                <boundaryEvent id="b" attachedToRef="x"><messageEventDefinition messageRef="n"/></boundaryEvent>
                """,
                Models.message("m", "same", "=k"),
                Models.message("n", "same", "=k")),
            "x: Multiple message event definitions with the same name 'same' are not allowed."),
        of(
            Models.process(
                """
                <startEvent id="a"/><task id="x"/>
                <boundaryEvent id="b" attachedToRef="x"><errorEventDefinition errorRef="e"/></boundaryEvent>
                <boundaryEvent id="c" attachedToRef="x"><errorEventDefinition errorRef="e"/></boundaryEvent>
                """,
                "<error id=\"e\" errorCode=\"E1\"/>"),
            "x: Multiple error catch events with the same error code 'E1' are not supported on the"
                + " same scope."),
        of(
            Models.process(
                """
                <startEvent id="a"/><task id="x"/>
                <boundaryEvent id="b" attachedToRef="x"><errorEventDefinition/></boundaryEvent>
                <boundaryEvent id="c" attachedToRef="x"><errorEventDefinition/></boundaryEvent>
                """),
            "x: The same scope can not contain more than one error catch event without error code."
                + " An error catch event without error code catches all errors."),
        of(
            Models.process(
                """
                <startEvent id="a"/><task id="x"/>
                <boundaryEvent id="b" attachedToRef="x"><timerEventDefinition>
                  <timeCycle>R/PT1H</timeCycle></timerEventDefinition></boundaryEvent>
                """),
            "b: Interrupting timer event with time cycle is not allowed."),
        of(
            Models.around("<receiveTask id=\"x\" messageRef=\"m\"/>", "<message id=\"m\"/>"),
            "m: Name must be present and not empty"),
        of(Models.around("<receiveTask id=\"x\"/>"), "x: Must reference a message"),
        of(
            onEvent("<errorEventDefinition/>", "false"),
            "x: Non-Interrupting event of this type is not allowed"),
        of(
            onEvent(
                "<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>",
                "true"),
            "x: Interrupting timer event with time cycle is not allowed."),
        of(
            onEvent("", "true"),
            "x: Start events in event subprocesses must be one of: message, timer, error, signal,"
                + " escalation or conditional"),
        of(
            onEvent(
                "<messageEventDefinition messageRef=\"m\"/>",
                "true",
                "<message id=\"m\" name=\"m\"/>"),
            "m: Must have exactly one zeebe:subscription extension element"),
        of(
            Models.process(
                """
                <startEvent id="a"/>
                <subProcess id="x" triggeredByEvent="true"><startEvent id="s"><errorEventDefinition/></startEvent></subProcess>
                <subProcess id="y" triggeredByEvent="true"><startEvent id="t"><errorEventDefinition/></startEvent></subProcess>
                """),
            "p: The same scope can not contain more than one error catch event without error code."
                + " An error catch event without error code catches all errors."),
        of(
            Models.process(
                """
                <startEvent id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="x"/>
                <subProcess id="x" triggeredByEvent="true"><startEvent id="s"><errorEventDefinition/></startEvent></subProcess>
                """),
            "x: Event sub-processes must not have incoming or outgoing sequence flows: their start"
                + " event begins them."),
        of(
            Models.process(
                """
                <startEvent id="a"/>
                <subProcess id="x" triggeredByEvent="true"><startEvent id="s"><errorEventDefinition/></startEvent></subProcess>
                <boundaryEvent id="b" attachedToRef="x"><errorEventDefinition/></boundaryEvent>
                """),
            "b: Must be attached to an activity"),
        of(
            Models.process(
                """
                <startEvent id="a"/>
                <subProcess id="x" triggeredByEvent="true"><startEvent id="s"><errorEventDefinition/></startEvent>
                  <startEvent id="t"><errorEventDefinition errorRef="e"/></startEvent></subProcess>
                """,
                "<error id=\"e\" errorCode=\"E1\"/>"),
            "x: Must have exactly one start event"),
        of(
            Models.around(
                "<intermediateThrowEvent"
                    + " id=\"x\"><signalEventDefinition/></intermediateThrowEvent>"),
            "x: Must reference a signal"),
        of(
            Models.around(
                "<intermediateCatchEvent id=\"x\"><signalEventDefinition"
                    + " signalRef=\"g\"/></intermediateCatchEvent>",
                "<signal id=\"g\"/>"),
            "g: Name must be present and not empty"),
        of(
            Models.around(
                "<intermediateCatchEvent id=\"x\"><signalEventDefinition"
                    + " signalRef=\"m\"/></intermediateCatchEvent>",
                "<message id=\"m\"/>"),
            "x: Expected 'signalRef' to name a signal of the file, but found 'm'."),
        of(
            Models.process(
                """
                <startEvent id="a"><signalEventDefinition signalRef="g"/></startEvent>
                <startEvent id="b"><signalEventDefinition signalRef="h"/></startEvent>
                """,
                "<signal id=\"g\" name=\"same\"/><signal id=\"h\" name=\"same\"/>"),
            "p: Multiple signal event definitions with the same name 'same' are not allowed."),
        of(
            Models.process(
                """
                <startEvent id="a"/><task id="x"/>
                <boundaryEvent id="b" attachedToRef="x"><signalEventDefinition signalRef="g"/></boundaryEvent>
                <boundaryEvent id="c" attachedToRef="x"><signalEventDefinition signalRef="g"/></boundaryEvent>
                """,
                "<signal id=\"g\" name=\"same\"/>"),
            "x: Multiple signal event definitions with the same name 'same' are not allowed."),
        of(
            Models.process("<startEvent id=\"x\"><errorEventDefinition/></startEvent>"),
            "x: Start events must be none, message, timer, signal or conditional events here."),
        of(
            Models.process(
                """
                <startEvent id="x"><timerEventDefinition><timeCycle>0 0 9 * *</timeCycle>
                </timerEventDefinition></startEvent>
                """),
            "x: Expected the cycle of the timer to be like 'R3/PT10S' or like '0 0 8 * * MON-FRI',"
                + " but found '0 0 9 * *': it has 5 fields, not second, minute, hour, day of the"
                + " month, month and day of the week."),
        of(
            Models.process(
                """
                <startEvent id="x"><timerEventDefinition><timeCycle>0 0 0 30 2 *</timeCycle>
                </timerEventDefinition></startEvent>
                """),
            "x: Expected the cycle of the timer to be like 'R3/PT10S' or like '0 0 8 * * MON-FRI',"
                + " but found '0 0 0 30 2 *': that time never comes."),
        of(
            Models.process(
                """
                <startEvent id="x"><extensionElements><zeebe:properties>
                <zeebe:property name="pitcrew:timeZone" value="Europe/Nowhere"/>
                </zeebe:properties></extensionElements>
                <timerEventDefinition><timeCycle>0 0 9 * * *</timeCycle></timerEventDefinition>
                </startEvent>
                """),
            "x: Expected the property 'pitcrew:timeZone' to be a time zone like 'Europe/Berlin',"
                + " but found 'Europe/Nowhere'."),
        of(
            Models.around(
                """
                <callActivity id="x"><extensionElements>
                  <zeebe:calledElement processId="p" bindingType="newest"/></extensionElements></callActivity>
                """),
            "x: Expected 'bindingType' to be 'latest', 'deployment' or 'versionTag', but found"
                + " 'newest'."),
        of(
            timer("<timeDuration>soon</timeDuration>"),
            "x: Expected the duration of the timer to be like 'PT15M' or 'P1D', but found 'soon'."),
        of(
            timer("<timeDate>2026-11-21</timeDate>"),
            "x: Expected the date of the timer to be a time like '2026-11-21T08:00:00Z', but found"
                + " '2026-11-21'."),
        of(
            Models.around(
                "<task id=\"x\"/><boundaryEvent id=\"b\" attachedToRef=\"x\""
                    + " cancelActivity=\"false\"><timerEventDefinition><timeCycle>often</timeCycle>"
                    + "</timerEventDefinition></boundaryEvent>"),
            "b: Expected the cycle of the timer to be like 'R3/PT10S', but found 'often'."),
        of(
            Models.around(
                "<subProcess id=\"x\"><startEvent id=\"s\"><messageEventDefinition"
                    + " messageRef=\"m\"/></startEvent></subProcess>",
                Models.message("m", "m", "=k")),
            "x: Start events in subprocesses must be of type none"),
        of(
            Models.around("<task id=\"x\"><multiInstanceLoopCharacteristics/></task>"),
            "x: Must have exactly one 'zeebe:loopCharacteristics' extension element"),
        of(
            Models.process("<startEvent id=\"a\"/><task/>"),
            "test.bpmn: Expected every element to have an id, but found a 'task' without one."),
        of(
            Models.process("<startEvent id=\"a\"/><task id=\"" + "x".repeat(256) + "\"/>"),
            "test.bpmn: Expected ids of at most 255 characters, but found one of 256: '"
                + "x".repeat(40)
                + "…'."));
  }

  @ParameterizedTest
  @MethodSource({"unsupported", "faulty"})
  void shouldTellWhereAndWhatWhenModelCannotRun(String xml, String expected) {
    assertThat(faults(xml)).anyMatch(fault -> fault.startsWith(expected));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void shouldTellNothingElseWhenElementIsNotSupported(String xml, String expected) {
    assertThat(faults(xml)).containsExactly(expected);
  }

  @Test
  void shouldTellAllFaultsWhenThereAreSeveral() {
    // given
    String xml =
        Models.process(
            """
            <startEvent id="s"/>
            <serviceTask id="a"/>
            <complexGateway id="b"/>
            <scriptTask id="c"><extensionElements>
              <zeebe:script expression="=1 +" resultVariable="r"/></extensionElements></scriptTask>
            <endEvent id="e"><cancelEventDefinition/></endEvent>
            """);

    // when
    var faults = faults(xml);

    // then
    assertThat(faults)
        .hasSize(4)
        .anyMatch(fault -> fault.startsWith("a: Must have exactly one 'zeebe:taskDefinition'"))
        .anyMatch(fault -> fault.startsWith("b: Complex gateways are not supported"))
        .anyMatch(fault -> fault.startsWith("c: Expected the script to be a valid expression"))
        .anyMatch(fault -> fault.startsWith("e: Cancel events are not supported"));
  }

  @Test
  void shouldStopCountingWhenThereAreTooManyFaults() {
    // given
    StringBuilder content = new StringBuilder("<startEvent id=\"s\"/>");
    for (int i = 0; i < 150; i++) {
      content.append("<complexGateway id=\"g").append(i).append("\"/>");
    }

    // when
    var faults = faults(Models.process(content.toString()));

    // then
    assertThat(faults).hasSize(101).last().isEqualTo("test.bpmn: There are 50 faults more.");
  }

  private static java.util.List<String> faults(String xml) {
    ParsedBpmn parsed = Models.parse(xml);
    assertThat(parsed).isInstanceOf(ParsedBpmn.Invalid.class);
    return ((ParsedBpmn.Invalid) parsed)
        .faults().stream().map(fault -> fault.elementId() + ": " + fault.message()).toList();
  }

  private static Arguments of(String xml, String expected) {
    return Arguments.of(xml, expected);
  }

  private static Arguments event(String definitions, String expected) {
    return of(
        Models.around(
            "<intermediateThrowEvent id=\"x\">%s</intermediateThrowEvent>".formatted(definitions)),
        "x: " + expected);
  }

  private static String onEvent(String definition, String interrupting, String... more) {
    return Models.process(
        """
        <startEvent id="a"/><subProcess id="x" triggeredByEvent="true">
        <startEvent id="s" isInterrupting="%s">%s</startEvent></subProcess>
        """
            .formatted(interrupting, definition),
        more);
  }

  private static Arguments extension(String extension, String expected) {
    return of(service("<zeebe:taskDefinition type=\"t\"/>" + extension), "x: " + expected);
  }

  private static String service(String extensions) {
    return Models.around(
        "<serviceTask id=\"x\"><extensionElements>%s</extensionElements></serviceTask>"
            .formatted(extensions));
  }

  private static String timer(String definition) {
    return Models.around(
        "<intermediateCatchEvent id=\"x\"><timerEventDefinition>%s</timerEventDefinition></intermediateCatchEvent>"
            .formatted(definition));
  }

  private static String gateway(String flows) {
    return Models.around("<exclusiveGateway id=\"x\"/>" + flows);
  }
}
