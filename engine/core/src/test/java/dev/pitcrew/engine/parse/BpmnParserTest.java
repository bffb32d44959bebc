package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.JobDefinition;
import dev.pitcrew.engine.model.MultiInstance;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.TaskListener;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.model.UserTaskDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BpmnParserTest {

  @Test
  void shouldReadGraphWhenProcessHasOneJob() {
    // when
    ExecutableProcess process =
        process(
            Models.around(
                """
                <serviceTask id="x" name="Charge">
                  <extensionElements>
                    <zeebe:taskDefinition type="charge" retries="5"/>
                    <zeebe:taskHeaders>
                      <zeebe:header key="a" value="1"/><zeebe:header key="b"/>
                    </zeebe:taskHeaders>
                    <zeebe:ioMapping>
                      <zeebe:input source="=total" target="amount"/>
                      <zeebe:input source="fixed" target="kind"/>
                      <zeebe:input target="nothing"/>
                      <zeebe:output source="=result" target="order.charged"/>
                    </zeebe:ioMapping>
                    <zeebe:jobPriorityDefinition priority="=urgency"/>
                    <zeebe:properties><zeebe:property name="p" value="v"/></zeebe:properties>
                    <other:thing id="not-ours"/>
                  </extensionElements>
                </serviceTask>
                """));

    // then
    assertThat(process.processDefinitionId()).isEqualTo("p");
    assertThat(process.name()).isEqualTo("P");
    assertThat(process.elements()).containsOnlyKeys("p", "start", "x", "end");
    assertThat(process.root().startEventIds()).containsExactly("start");
    assertThat(process.root().node().type()).isEqualTo(ElementType.PROCESS);
    assertThat(process.flows())
        .containsExactly(
            Map.entry("f1", new SequenceFlow("f1", "start", "x", null)),
            Map.entry("f2", new SequenceFlow("f2", "x", "end", null)));
    FlowElement.JobTask task = (FlowElement.JobTask) process.element("x");
    assertThat(task.node().name()).isEqualTo("Charge");
    assertThat(task.node().type()).isEqualTo(ElementType.SERVICE_TASK);
    assertThat(task.node().scopeId()).isEqualTo("p");
    assertThat(task.node().incoming()).containsExactly(process.flows().get("f1"));
    assertThat(task.node().outgoing()).containsExactly(process.flows().get("f2"));
    assertThat(task.node().inputs())
        .extracting(mapping -> mapping.source().source(), mapping -> mapping.target())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("=total", "amount"),
            org.assertj.core.groups.Tuple.tuple("fixed", "kind"),
            org.assertj.core.groups.Tuple.tuple("=null", "nothing"));
    assertThat(task.node().outputs())
        .extracting(mapping -> mapping.source().source(), mapping -> mapping.target())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("=result", "order.charged"));
    assertJob(task.job(), "charge", "5", Map.of("a", "1"));
    assertThat(source(task.job().priority())).isEqualTo("=urgency");
    assertThat(task.activity().boundaryEventIds()).isEmpty();
    assertThat(task.activity().loop()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "serviceTask, SERVICE_TASK",
    "sendTask, SEND_TASK",
    "scriptTask, SCRIPT_TASK",
    "businessRuleTask, BUSINESS_RULE_TASK"
  })
  void shouldReadJobWhenTaskHasTaskDefinition(String tag, ElementType type) {
    // when
    FlowElement.JobTask task =
        (FlowElement.JobTask)
            element(
                """
                <%s id="x"><extensionElements><zeebe:taskDefinition type="=kind"/></extensionElements></%s>
                """
                    .formatted(tag, tag));

    // then
    assertThat(task.node().type()).isEqualTo(type);
    assertJob(task.job(), "=kind", "3", Map.of());
  }

  @ParameterizedTest
  @CsvSource({"manualTask, MANUAL_TASK", "task, TASK"})
  void shouldPassThroughWhenTaskDoesNothing(String tag, ElementType type) {
    assertThat(element("<%s id=\"x\"/>".formatted(tag)))
        .isInstanceOfSatisfying(
            FlowElement.PassTask.class, task -> assertThat(task.node().type()).isEqualTo(type));
  }

  @Test
  void shouldReadScriptWhenTaskHasExpression() {
    // when
    FlowElement.ScriptTask task =
        (FlowElement.ScriptTask)
            element(
                """
                <scriptTask id="x"><extensionElements>
                  <zeebe:script expression="=a + b" resultVariable="sum"/>
                </extensionElements></scriptTask>
                """);

    // then
    assertThat(source(task.script())).isEqualTo("=a + b");
    assertThat(task.resultVariable()).isEqualTo("sum");
  }

  @Test
  void shouldReadDecisionWhenRuleTaskCallsOne() {
    // when
    FlowElement.DecisionTask task =
        (FlowElement.DecisionTask)
            element(
                """
                <businessRuleTask id="x"><extensionElements>
                  <zeebe:calledDecision decisionId="policy" resultVariable="approval"
                    bindingType="versionTag" versionTag="v2"/>
                </extensionElements></businessRuleTask>
                """);

    // then
    assertThat(source(task.decisionId())).isEqualTo("policy");
    assertThat(task.binding()).isEqualTo(BindingType.VERSION_TAG);
    assertThat(task.versionTag()).isEqualTo("v2");
    assertThat(task.resultVariable()).isEqualTo("approval");
  }

  @Test
  void shouldReadCalledProcessWhenCallActivityNamesOne() {
    // when
    FlowElement.CallActivity plain =
        (FlowElement.CallActivity)
            element(
                """
                <callActivity id="x"><extensionElements>
                  <zeebe:calledElement processId="=other"/></extensionElements></callActivity>
                """);
    FlowElement.CallActivity bound =
        (FlowElement.CallActivity)
            element(
                """
                <callActivity id="x"><extensionElements>
                  <zeebe:calledElement processId="other" bindingType="deployment"
                    propagateAllChildVariables="false" propagateAllParentVariables="false"/>
                </extensionElements></callActivity>
                """);

    // then
    assertThat(source(plain.processId())).isEqualTo("=other");
    assertThat(plain.binding()).isEqualTo(BindingType.LATEST);
    assertThat(plain.propagateAllChildVariables()).isTrue();
    assertThat(plain.propagateAllParentVariables()).isTrue();
    assertThat(bound.binding()).isEqualTo(BindingType.DEPLOYMENT);
    assertThat(bound.propagateAllChildVariables()).isFalse();
    assertThat(bound.propagateAllParentVariables()).isFalse();
  }

  @Test
  void shouldReadUserTaskWhenItIsNative() {
    // when
    UserTaskDefinition task =
        ((FlowElement.UserTask)
                element(
                    """
                    <userTask id="x"><extensionElements>
                      <zeebe:userTask/>
                      <zeebe:assignmentDefinition assignee="=owner" candidateGroups="clerk, boss"
                        candidateUsers="=people"/>
                      <zeebe:taskSchedule dueDate="=due" followUpDate="2026-11-21T08:00:00+01:00"/>
                      <zeebe:priorityDefinition priority="70"/>
                      <zeebe:formDefinition formId="check" bindingType="versionTag" versionTag="1"/>
                      <zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>
                    </extensionElements></userTask>
                    """))
            .definition();

    // then
    assertThat(source(task.assignee())).isEqualTo("=owner");
    assertThat(source(task.candidateGroups())).isEqualTo("clerk, boss");
    assertThat(source(task.candidateUsers())).isEqualTo("=people");
    assertThat(source(task.dueDate())).isEqualTo("=due");
    assertThat(source(task.followUpDate())).isEqualTo("2026-11-21T08:00:00+01:00");
    assertThat(source(task.priority())).isEqualTo("70");
    assertThat(source(task.formId())).isEqualTo("check");
    assertThat(task.formBinding()).isEqualTo(BindingType.VERSION_TAG);
    assertThat(task.formVersionTag()).isEqualTo("1");
    assertThat(task.externalFormReference()).isNull();
    assertThat(task.headers()).containsOnly(Map.entry("k", "v"));
  }

  @Test
  void shouldReadThatAUserTaskShowsItsInputsOnlyWhenItSaysSo() {
    // when
    UserTaskDefinition task =
        ((FlowElement.UserTask)
                element(
                    """
                    <userTask id="x"><extensionElements><zeebe:userTask/>
                      <zeebe:properties><zeebe:property name="pitcrew:shows" value="inputs"/></zeebe:properties>
                    </extensionElements></userTask>
                    """))
            .definition();

    // then
    assertThat(task.showsInputsOnly()).isTrue();
  }

  @Test
  void shouldReadExternalFormWhenUserTaskNamesOne() {
    // when
    UserTaskDefinition task =
        ((FlowElement.UserTask)
                element(
                    """
                    <userTask id="x"><extensionElements><zeebe:userTask/>
                      <zeebe:formDefinition externalReference="=url"/>
                    </extensionElements></userTask>
                    """))
            .definition();

    // then
    assertThat(source(task.externalFormReference())).isEqualTo("=url");
    assertThat(task.formId()).isNull();
    assertThat(task.showsInputsOnly()).isFalse();
    assertThat(task.assignee()).isNull();
    assertThat(task.priority()).isNull();
  }

  @Test
  void shouldReadTaskListenersInTheirOrder() {
    // when
    UserTaskDefinition task =
        ((FlowElement.UserTask)
                element(
                    """
                    <userTask id="x"><extensionElements><zeebe:userTask/>
                      <zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>
                      <zeebe:taskListeners>
                        <zeebe:taskListener eventType="completing" type="=kind" retries="=tries"/>
                        <zeebe:taskListener eventType="assignment" type="assigned"/>
                        <zeebe:taskListener eventType="completing" type="last" retries="1"/>
                      </zeebe:taskListeners>
                    </extensionElements></userTask>
                    """))
            .definition();

    // then
    assertThat(task.listeners())
        .extracting(TaskListener::event)
        .containsExactly(
            TaskListenerEvent.COMPLETING,
            TaskListenerEvent.ASSIGNING,
            TaskListenerEvent.COMPLETING);
    assertJob(task.listeners().get(0).job(), "=kind", "=tries", Map.of("k", "v"));
    assertJob(task.listeners().get(1).job(), "assigned", "3", Map.of("k", "v"));
    assertThat(task.listenersOf(TaskListenerEvent.COMPLETING))
        .containsExactly(task.listeners().get(0), task.listeners().get(2));
  }

  @Test
  void shouldReadWhatEscalationsThrowAndCatch() {
    // given
    String xml =
        Models.around(
            """
            <subProcess id="x"><startEvent id="a"/><endEvent id="b">
              <escalationEventDefinition escalationRef="e1"/></endEvent></subProcess>
            <boundaryEvent id="b1" attachedToRef="x" cancelActivity="false">
              <escalationEventDefinition escalationRef="e2"/></boundaryEvent>
            <boundaryEvent id="b2" attachedToRef="x"><escalationEventDefinition/></boundaryEvent>
            """,
            "<escalation id=\"e1\" escalationCode=\"=code\"/>",
            "<escalation id=\"e2\" escalationCode=\"late\"/>");

    // when
    ExecutableProcess process = process(xml);

    // then
    FlowElement.EndEvent thrown = (FlowElement.EndEvent) process.element("b");
    FlowElement.BoundaryEvent late = (FlowElement.BoundaryEvent) process.element("b1");
    FlowElement.BoundaryEvent every = (FlowElement.BoundaryEvent) process.element("b2");
    assertThat(source(((Trigger.Escalation) thrown.trigger()).escalationCode())).isEqualTo("=code");
    assertThat(source(((Trigger.Escalation) late.trigger()).escalationCode())).isEqualTo("late");
    assertThat(late.interrupting()).isFalse();
    assertThat(((Trigger.Escalation) every.trigger()).escalationCode()).isNull();
  }

  @Test
  void shouldReadJobWhenUserTaskIsWorkedByAJobWorker() {
    // when
    FlowElement.JobTask task =
        (FlowElement.JobTask)
            element(
                """
                <userTask id="x"><extensionElements>
                  <zeebe:assignmentDefinition assignee="demo" candidateGroups="a, b&quot;"/>
                  <zeebe:formDefinition formKey="camunda-forms:bpmn:f"/>
                  <zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>
                </extensionElements></userTask>
                """);

    // then
    assertThat(task.node().type()).isEqualTo(ElementType.USER_TASK);
    assertJob(
        task.job(),
        "io.camunda.zeebe:userTask",
        "1",
        Map.of("k", "v", "io.camunda.zeebe:formKey", "camunda-forms:bpmn:f"));
    assertThat(task.job().userTask().assignee().source()).isEqualTo("demo");
    assertThat(task.job().userTask().candidateGroups().source()).isEqualTo("a, b\"");
  }

  @Test
  void shouldReadMarkerWhenActivityIsMultiInstance() {
    // when
    FlowElement.PassTask task =
        (FlowElement.PassTask)
            element(
                """
                <task id="x"><multiInstanceLoopCharacteristics isSequential="true">
                  <extensionElements>
                    <zeebe:loopCharacteristics inputCollection="=items" inputElement="item"
                      outputCollection="results" outputElement="=result"/>
                  </extensionElements>
                  <completionCondition>=done</completionCondition>
                </multiInstanceLoopCharacteristics></task>
                """);

    // then
    MultiInstance loop = task.activity().loop();
    assertThat(loop).isNotNull();
    assertThat(loop.sequential()).isTrue();
    assertThat(source(loop.inputCollection())).isEqualTo("=items");
    assertThat(loop.inputElement()).isEqualTo("item");
    assertThat(loop.outputCollection()).isEqualTo("results");
    assertThat(source(loop.outputElement())).isEqualTo("=result");
    assertThat(source(loop.completionCondition())).isEqualTo("=done");
  }

  @Test
  void shouldReadMessagesWhenTheyAreWaitedFor() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <startEvent id="start"><messageEventDefinition messageRef="m1"/></startEvent>
                <intermediateCatchEvent id="catch"><messageEventDefinition messageRef="m2"/></intermediateCatchEvent>
                <receiveTask id="receive" messageRef="m2"/>
                <boundaryEvent id="boundary" attachedToRef="receive" cancelActivity="false">
                  <messageEventDefinition messageRef="m3"/></boundaryEvent>
                <sequenceFlow id="f1" sourceRef="start" targetRef="catch"/>
                <sequenceFlow id="f2" sourceRef="catch" targetRef="receive"/>
                """,
                "<message id=\"m1\" name=\"begin\"/>",
                Models.message("m2", "paid", "=orderId"),
                Models.message("m3", "=name", "=orderId")));

    // then
    assertMessage(((FlowElement.StartEvent) process.element("start")).trigger(), "begin", null);
    assertMessage(
        ((FlowElement.CatchEvent) process.element("catch")).trigger(), "paid", "=orderId");
    FlowElement.ReceiveTask receive = (FlowElement.ReceiveTask) process.element("receive");
    assertMessage(receive.message(), "paid", "=orderId");
    assertThat(receive.activity().boundaryEventIds()).containsExactly("boundary");
    FlowElement.BoundaryEvent boundary = (FlowElement.BoundaryEvent) process.element("boundary");
    assertMessage(boundary.trigger(), "=name", "=orderId");
    assertThat(boundary.attachedToId()).isEqualTo("receive");
    assertThat(boundary.interrupting()).isFalse();
  }

  @Test
  void shouldReadConditionsAndWhichVariablesTheyName() {
    // when
    ExecutableProcess process =
        process(
            Models.around(
                """
                <userTask id="x"><extensionElements><zeebe:userTask/></extensionElements></userTask>
                <boundaryEvent id="b" attachedToRef="x" cancelActivity="false">
                  <conditionalEventDefinition id="def"><extensionElements>
                    <zeebe:conditionalFilter variableEvents="update"/></extensionElements>
                    <condition xsi:type="tFormalExpression">=amount.net > 10 and open</condition>
                  </conditionalEventDefinition></boundaryEvent>
                """));

    // then
    Trigger.Condition condition =
        (Trigger.Condition) ((FlowElement.BoundaryEvent) process.element("b")).trigger();
    assertThat(process.hasConditions()).isTrue();
    assertThat(source(condition.condition())).isEqualTo("=amount.net > 10 and open");
    assertThat(condition.variables()).containsExactlyInAnyOrder("amount", "open");
    assertThat(condition.onCreate()).isFalse();
    assertThat(condition.onUpdate()).isTrue();
  }

  @Test
  void shouldReadInclusiveGateways() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <startEvent id="s"/><inclusiveGateway id="fork" default="f3"/>
                <inclusiveGateway id="join"/>
                <sequenceFlow id="f1" sourceRef="s" targetRef="fork"/>
                <sequenceFlow id="f2" sourceRef="fork" targetRef="join">
                  <conditionExpression xsi:type="tFormalExpression">=a</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="f3" sourceRef="fork" targetRef="join">
                  <conditionExpression xsi:type="tFormalExpression">=ignored(</conditionExpression>
                </sequenceFlow>
                """));

    // then
    assertThat(process.joinsInclusively()).isTrue();
    FlowElement.InclusiveGateway fork = (FlowElement.InclusiveGateway) process.element("fork");
    assertThat(fork.defaultFlowId()).isEqualTo("f3");
    assertThat(fork.joins()).isFalse();
    assertThat(source(process.flows().get("f2").condition())).isEqualTo("=a");
    assertThat(process.flows().get("f3").condition()).isNull();
    assertThat(((FlowElement.InclusiveGateway) process.element("join")).joins()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeDate | 2026-11-21T08:00:00Z | DATE",
        "timeDuration | PT15M | DURATION",
        "timeDuration | P1M | DURATION",
        "timeDuration | =wait | DURATION",
        "timeCycle | R3/PT10S | CYCLE",
        "timeCycle | R/2026-11-21T08:00:00Z/P1D | CYCLE",
        "timeCycle | 0 0 8 * * MON-FRI | CYCLE",
        "timeCycle | @daily | CYCLE",
        "timeCycle | =every | CYCLE",
      })
  void shouldReadTimerWhenBoundaryEventHasOne(String tag, String text, TimerKind kind) {
    // when
    ExecutableProcess process =
        process(
            Models.around(
                """
                <task id="x"/>
                <boundaryEvent id="b" attachedToRef="x" cancelActivity="false">
                  <timerEventDefinition><%s>%s</%s></timerEventDefinition></boundaryEvent>
                """
                    .formatted(tag, text, tag)));

    // then
    Trigger.Timer timer =
        (Trigger.Timer) ((FlowElement.BoundaryEvent) process.element("b")).trigger();
    assertThat(timer.kind()).isEqualTo(kind);
    assertThat(source(timer.definition())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"timeDate, 2026-11-21T08:00:00Z, DATE", "timeCycle, R/PT1H, CYCLE"})
  void shouldReadTimerWhenItStartsTheProcess(String tag, String text, TimerKind kind) {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                "<startEvent id=\"s\"><timerEventDefinition><%s>%s</%s></timerEventDefinition></startEvent>"
                    .formatted(tag, text, tag)));

    // then
    assertThat(((FlowElement.StartEvent) process.element("s")).trigger())
        .isInstanceOfSatisfying(
            Trigger.Timer.class,
            timer -> {
              assertThat(timer.kind()).isEqualTo(kind);
              assertThat(source(timer.definition())).isEqualTo(text);
            });
  }

  @Test
  void shouldReadErrorsWhenTheyAreThrownAndCaught() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="sub"/>
                <subProcess id="sub">
                  <startEvent id="subStart"/>
                  <sequenceFlow id="f2" sourceRef="subStart" targetRef="subEnd"/>
                  <endEvent id="subEnd"><errorEventDefinition errorRef="e"/></endEvent>
                </subProcess>
                <boundaryEvent id="one" attachedToRef="sub"><errorEventDefinition errorRef="e"/></boundaryEvent>
                <boundaryEvent id="all" attachedToRef="sub"><errorEventDefinition/></boundaryEvent>
                """,
                "<error id=\"e\" errorCode=\"broken\"/>"));

    // then
    FlowElement.SubProcess sub = (FlowElement.SubProcess) process.element("sub");
    assertThat(sub.startEventId()).isEqualTo("subStart");
    assertThat(sub.activity().boundaryEventIds()).containsExactly("one", "all");
    assertThat(process.element("subEnd").node().scopeId()).isEqualTo("sub");
    assertThat(process.root().startEventIds()).containsExactly("start");
    assertThat(((FlowElement.EndEvent) process.element("subEnd")).trigger())
        .isInstanceOfSatisfying(
            Trigger.Error.class,
            error -> assertThat(source(error.errorCode())).isEqualTo("broken"));
    assertThat(((FlowElement.BoundaryEvent) process.element("one")).trigger())
        .isInstanceOfSatisfying(
            Trigger.Error.class,
            error -> assertThat(source(error.errorCode())).isEqualTo("broken"));
    assertThat(((FlowElement.BoundaryEvent) process.element("all")).trigger())
        .isEqualTo(new Trigger.Error(null));
    assertThat(((FlowElement.BoundaryEvent) process.element("all")).interrupting()).isTrue();
  }

  @Test
  void shouldReadSignalsWhereverTheyAreWaitedForOrThrown() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <startEvent id="start"><signalEventDefinition signalRef="g"/></startEvent>
                <task id="t"/>
                <boundaryEvent id="b" attachedToRef="t" cancelActivity="false">
                  <signalEventDefinition signalRef="g"/></boundaryEvent>
                <intermediateCatchEvent id="c"><signalEventDefinition signalRef="n"/></intermediateCatchEvent>
                <intermediateThrowEvent id="i"><signalEventDefinition signalRef="n"/></intermediateThrowEvent>
                <endEvent id="e"><signalEventDefinition signalRef="g"/></endEvent>
                """,
                "<signal id=\"g\" name=\"go\"/><signal id=\"n\" name=\"=which\"/>"));

    // then
    assertThat(signal(((FlowElement.StartEvent) process.element("start")).trigger()))
        .isEqualTo("go");
    assertThat(signal(((FlowElement.BoundaryEvent) process.element("b")).trigger()))
        .isEqualTo("go");
    assertThat(signal(((FlowElement.CatchEvent) process.element("c")).trigger()))
        .isEqualTo("=which");
    assertThat(signal(((FlowElement.ThrowEvent) process.element("i")).trigger()))
        .isEqualTo("=which");
    assertThat(signal(((FlowElement.EndEvent) process.element("e")).trigger())).isEqualTo("go");
  }

  private static String signal(Trigger trigger) {
    return source(((Trigger.Signal) trigger).name());
  }

  @Test
  void shouldReadEventSubProcessesWhenScopesHaveThem() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <startEvent id="start"/>
                <subProcess id="sub">
                  <startEvent id="subStart"/>
                  <subProcess id="inner" triggeredByEvent="true">
                    <startEvent id="innerStart"><errorEventDefinition errorRef="e"/></startEvent>
                  </subProcess>
                </subProcess>
                <subProcess id="outer" triggeredByEvent="true">
                  <startEvent id="outerStart" isInterrupting="false">
                    <messageEventDefinition messageRef="m"/></startEvent>
                </subProcess>
                """,
                "<error id=\"e\" errorCode=\"broken\"/>",
                Models.message("m", "changed", "=order")));

    // then
    assertThat(process.root().startEventIds()).containsExactly("start");
    assertThat(process.root().eventSubProcessIds()).containsExactly("outer");
    assertThat(((FlowElement.SubProcess) process.element("sub")).eventSubProcessIds())
        .containsExactly("inner");
    FlowElement.EventSubProcess inner = (FlowElement.EventSubProcess) process.element("inner");
    assertThat(inner.interrupting()).isTrue();
    assertThat(inner.startEventId()).isEqualTo("innerStart");
    assertThat(inner.node().type()).isEqualTo(ElementType.EVENT_SUB_PROCESS);
    FlowElement.EventSubProcess outer = (FlowElement.EventSubProcess) process.element("outer");
    assertThat(outer.interrupting()).isFalse();
    FlowElement.StartEvent start = (FlowElement.StartEvent) process.element("outerStart");
    assertThat(process.eventSubProcessOf(start)).isSameAs(outer);
    assertThat(start.trigger())
        .isInstanceOfSatisfying(
            Trigger.Message.class,
            message -> assertThat(source(message.correlationKey())).isEqualTo("=order"));
  }

  @Test
  void shouldReadGatewaysWhenFlowsSplit() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <startEvent id="start"/>
                <sequenceFlow id="f0" sourceRef="start" targetRef="g"/>
                <exclusiveGateway id="g" default="f2"/>
                <sequenceFlow id="f1" sourceRef="g" targetRef="par">
                  <conditionExpression xsi:type="tFormalExpression">=total &gt; 10</conditionExpression></sequenceFlow>
                <sequenceFlow id="f2" sourceRef="g" targetRef="events">
                  <conditionExpression xsi:type="tFormalExpression">=not asked</conditionExpression></sequenceFlow>
                <parallelGateway id="par"/>
                <eventBasedGateway id="events"/>
                <sequenceFlow id="f3" sourceRef="events" targetRef="c1"/>
                <sequenceFlow id="f4" sourceRef="events" targetRef="c2"/>
                <intermediateCatchEvent id="c1"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
                <intermediateCatchEvent id="c2"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
                """,
                Models.message("m", "paid", "=id")));

    // then
    assertThat(process.element("g"))
        .isInstanceOfSatisfying(
            FlowElement.ExclusiveGateway.class,
            gateway -> assertThat(gateway.defaultFlowId()).isEqualTo("f2"));
    assertThat(source(process.flows().get("f1").condition())).isEqualTo("=total > 10");
    assertThat(process.flows().get("f2").condition()).isNull();
    assertThat(process.element("par")).isInstanceOf(FlowElement.ParallelGateway.class);
    assertThat(process.element("events")).isInstanceOf(FlowElement.EventBasedGateway.class);
    // From the last in the file to the first, as Zeebe takes them.
    assertThat(process.element("events").node().outgoing())
        .extracting(SequenceFlow::targetId)
        .containsExactly("c2", "c1");
  }

  @Test
  void shouldReadThrowAndEndEventsWhenTheyAreSupported() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <startEvent id="start"/>
                <intermediateThrowEvent id="none"/>
                <intermediateThrowEvent id="send">
                  <extensionElements><zeebe:taskDefinition type="mail"/></extensionElements>
                  <messageEventDefinition/></intermediateThrowEvent>
                <endEvent id="sent">
                  <extensionElements><zeebe:taskDefinition type="post" retries="1"/></extensionElements>
                  <messageEventDefinition/></endEvent>
                <endEvent id="plain"/>
                <endEvent id="stop"><terminateEventDefinition/></endEvent>
                """));

    // then
    assertThat(((FlowElement.ThrowEvent) process.element("none")).trigger())
        .isEqualTo(new Trigger.None());
    assertJob(
        ((Trigger.Job) ((FlowElement.ThrowEvent) process.element("send")).trigger()).job(),
        "mail",
        "3",
        Map.of());
    assertJob(
        ((Trigger.Job) ((FlowElement.EndEvent) process.element("sent")).trigger()).job(),
        "post",
        "1",
        Map.of());
    assertThat(((FlowElement.EndEvent) process.element("plain")).trigger())
        .isEqualTo(new Trigger.None());
    assertThat(((FlowElement.EndEvent) process.element("stop")).trigger())
        .isEqualTo(new Trigger.Terminate());
  }

  @Test
  void shouldReadTagAndStartFormWhenProcessHasThem() {
    // when
    ExecutableProcess process =
        process(
            Models.process(
                """
                <extensionElements><zeebe:versionTag value="2026.1"/></extensionElements>
                <startEvent id="start"><extensionElements>
                  <zeebe:formDefinition formId="begin"/></extensionElements></startEvent>
                """));

    // then
    assertThat(process.versionTag()).isEqualTo("2026.1");
    assertThat(process.startFormId()).isEqualTo("begin");
  }

  @Test
  void shouldReadExecutableProcessesOnlyWhenFileHasSeveral() {
    // when
    ParsedBpmn parsed =
        Models.parse(
            Models.definitions(
                """
                <collaboration id="c"><participant id="pa" processRef="b"/>
                  <participant id="pb" processRef="drawn"/>
                  <messageFlow id="mf" sourceRef="sb" targetRef="drawnTask"/></collaboration>
                <process id="b" isExecutable="true">
                  <laneSet id="ls"><lane id="l"><flowNodeRef>sb</flowNodeRef></lane></laneSet>
                  <startEvent id="sb"/>
                  <dataObject id="do"/><dataObjectReference id="dor" dataObjectRef="do"/>
                  <textAnnotation id="ta"><text>note</text></textAnnotation>
                  <association id="as" sourceRef="sb" targetRef="ta"/>
                </process>
                <process id="drawn" isExecutable="false">
                  <serviceTask id="drawnTask"/><inclusiveGateway id="drawnGateway"/></process>
                <process id="a" isExecutable="true"><startEvent id="sa"/></process>
                """));

    // then
    assertThat(parsed)
        .isInstanceOfSatisfying(
            ParsedBpmn.Valid.class,
            valid ->
                assertThat(valid.processes())
                    .extracting(ExecutableProcess::processDefinitionId)
                    .containsExactly("b", "a"));
  }

  private static ExecutableProcess process(String xml) {
    ParsedBpmn parsed = Models.parse(xml);
    assertThat(parsed).isInstanceOf(ParsedBpmn.Valid.class);
    return ((ParsedBpmn.Valid) parsed).processes().getFirst();
  }

  private static FlowElement element(String content) {
    return process(Models.around(content)).element("x");
  }

  private static @Nullable String source(@Nullable Expression expression) {
    return expression == null ? null : expression.source();
  }

  private static void assertJob(
      JobDefinition job, String type, String retries, Map<String, String> headers) {
    assertThat(source(job.type())).isEqualTo(type);
    assertThat(source(job.retries())).isEqualTo(retries);
    assertThat(job.headers()).isEqualTo(headers);
  }

  private static void assertMessage(Trigger trigger, String name, @Nullable String key) {
    assertThat(trigger)
        .isInstanceOfSatisfying(
            Trigger.Message.class,
            message -> {
              assertThat(source(message.name())).isEqualTo(name);
              assertThat(source(message.correlationKey())).isEqualTo(key);
            });
  }
}
