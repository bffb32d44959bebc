package dev.pitcrew.engine.conformance.catalog.refused;

import static dev.pitcrew.engine.conformance.catalog.refused.RefusedModels.map;
import static dev.pitcrew.engine.conformance.catalog.refused.RefusedModels.one;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import java.util.Map;

/** Models that are wrong: tasks, loops and what they evaluate. */
final class RefusedTasks {

  private RefusedTasks() {}

  private static String taskOf(String type, String retries) {
    return extensions("<zeebe:taskDefinition type='%s' retries='%s'/>".formatted(type, retries));
  }

  static Map<String, Resource> tasks() {
    return map(
        "send task without a type", one("sendTask", ""),
        "script task without a script", one("scriptTask", ""),
        "script without a variable",
            one("scriptTask", extensions("<zeebe:script expression='=1'/>")),
        "script without an expression",
            one("scriptTask", extensions("<zeebe:script resultVariable='r'/>")),
        "script and a type",
            one(
                "scriptTask",
                extensions(type("x") + "<zeebe:script expression='=1' resultVariable='r'/>")),
        "rule task without a decision", one("businessRuleTask", ""),
        "decision without a variable",
            one("businessRuleTask", extensions("<zeebe:calledDecision decisionId='d'/>")),
        "decision without an id",
            one("businessRuleTask", extensions("<zeebe:calledDecision resultVariable='r'/>")),
        "decision and a type",
            one(
                "businessRuleTask",
                extensions(
                    type("x") + "<zeebe:calledDecision decisionId='d' resultVariable='r'/>")),
        "an empty type", one("serviceTask", taskOf("", "3")),
        "no retries", one("serviceTask", taskOf("x", "0")),
        "call without a process", one("callActivity", ""),
        "call of an empty id",
            one("callActivity", extensions("<zeebe:calledElement processId=''/>")),
        "call bound to a tag that is not told",
            one(
                "callActivity",
                extensions("<zeebe:calledElement processId='c' bindingType='versionTag'/>")),
        "receive task without a message", one("receiveTask", ""),
        "header without a key",
            one(
                "serviceTask",
                extensions(
                    type("x")
                        + "<zeebe:taskHeaders><zeebe:header value='v'/></zeebe:taskHeaders>")),
        "linked resource without an id",
            one(
                "serviceTask",
                extensions(
                    type("x")
                        + "<zeebe:linkedResources><zeebe:linkedResource resourceType='RPA'"
                        + " linkName='l'/></zeebe:linkedResources>")));
  }

  private static Resource looped(String characteristics) {
    return only("t", any("serviceTask", "t", extensions(type("x")) + characteristics));
  }

  private static String multi(String extensions) {
    return "<multiInstanceLoopCharacteristics>"
        + extensions(extensions)
        + "</multiInstanceLoopCharacteristics>";
  }

  static Map<String, Resource> loops() {
    return map(
        "loop without a collection", looped("<multiInstanceLoopCharacteristics/>"),
        "loop over an empty collection expression",
            looped(multi("<zeebe:loopCharacteristics inputCollection=''/>")),
        "loop over a text", looped(multi("<zeebe:loopCharacteristics inputCollection='items'/>")),
        "loop over what cannot be read",
            looped(multi("<zeebe:loopCharacteristics inputCollection='=items +'/>")),
        "output collection without an element",
            looped(
                multi(
                    "<zeebe:loopCharacteristics inputCollection='=items' outputCollection='o'/>")),
        "output element without a collection",
            looped(
                multi("<zeebe:loopCharacteristics inputCollection='=items' outputElement='=o'/>")),
        "output element that is a text",
            looped(
                multi(
                    "<zeebe:loopCharacteristics inputCollection='=items' outputCollection='o'"
                        + " outputElement='o'/>")));
  }

  private static Resource mapped(String mapping) {
    return one(
        "serviceTask",
        extensions(type("x") + "<zeebe:ioMapping>" + mapping + "</zeebe:ioMapping>"));
  }

  static Map<String, Resource> expressions() {
    return map(
        "mapping without a target", mapped("<zeebe:input source='=a'/>"),
        "mapping without a source", mapped("<zeebe:input target='a'/>"),
        "mapping to an empty target", mapped("<zeebe:input source='=a' target=''/>"),
        "mapping to what is no name", mapped("<zeebe:input source='=a' target='a b'/>"),
        "mapping to a part of nothing", mapped("<zeebe:output source='=a' target='a.'/>"),
        "mapping to a number", mapped("<zeebe:output source='=a' target='1'/>"),
        "mapping to a keyword", mapped("<zeebe:output source='=a' target='null'/>"),
        "mapping that cannot be read", mapped("<zeebe:input source='=a +' target='a'/>"),
        "mapping of a text", mapped("<zeebe:input source='a' target='a'/>"),
        "mapping of an empty text", mapped("<zeebe:input source='' target='a'/>"),
        "a type that cannot be read",
            one("serviceTask", extensions("<zeebe:taskDefinition type='=a +'/>")),
        "retries that cannot be read", one("serviceTask", taskOf("x", "=1 +")),
        "a script that cannot be read",
            one("scriptTask", extensions("<zeebe:script expression='=1 +' resultVariable='r'/>")),
        "a script that is a text",
            one("scriptTask", extensions("<zeebe:script expression='1' resultVariable='r'/>")),
        "a result variable that is no name",
            one("scriptTask", extensions("<zeebe:script expression='=1' resultVariable='a b'/>")));
  }

  private static Resource user(String content) {
    return one("userTask", extensions("<zeebe:userTask/>" + content));
  }

  static Map<String, Resource> userTasks() {
    return map(
        "priority above 100", user("<zeebe:priorityDefinition priority='101'/>"),
        "priority below 0", user("<zeebe:priorityDefinition priority='-1'/>"),
        "priority that is no number", user("<zeebe:priorityDefinition priority='high'/>"),
        "due date that is none", user("<zeebe:taskSchedule dueDate='soon'/>"),
        "due date that cannot be read", user("<zeebe:taskSchedule dueDate='=1 +'/>"),
        "assignee that cannot be read", user("<zeebe:assignmentDefinition assignee='=1 +'/>"),
        "groups that cannot be read", user("<zeebe:assignmentDefinition candidateGroups='=1 +'/>"),
        "a form's key", user("<zeebe:formDefinition formKey='k'/>"),
        "a form's id and reference",
            user("<zeebe:formDefinition formId='f' externalReference='r'/>"),
        "an empty form", user("<zeebe:formDefinition/>"),
        "a reference of a task as a job",
            one("userTask", extensions("<zeebe:formDefinition externalReference='r'/>")),
        "an empty form of a task as a job", one("userTask", extensions("<zeebe:formDefinition/>")),
        "a form's id and key of a task as a job",
            one("userTask", extensions("<zeebe:formDefinition formId='f' formKey='k'/>")),
        "a form bound to a tag that is not told",
            user("<zeebe:formDefinition formId='f' bindingType='versionTag'/>"),
        "due date of a task as a job that is none",
            one("userTask", extensions("<zeebe:taskSchedule dueDate='soon'/>")),
        "a listener of no event",
            user("<zeebe:taskListeners><zeebe:taskListener type='l'/></zeebe:taskListeners>"),
        "a listener without a type",
            user(
                "<zeebe:taskListeners><zeebe:taskListener"
                    + " eventType='creating'/></zeebe:taskListeners>"));
  }
}
