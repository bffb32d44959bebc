package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;

/** Puts the parts of this package together; processors use what it names. */
public record Elements(
    Walk walk,
    Jobs jobs,
    AdHocs adHocs,
    TaskTransitions taskTransitions,
    ExecutionListening executionListening,
    Incidents incidents,
    Mappings mappings,
    CatchEvents catchEvents,
    Messages messages,
    Signals signals,
    Triggers triggers,
    Conditions conditions,
    Errors errors,
    Decisions decisions,
    ProcessInstances processInstances,
    Modifications modifications,
    Migrations migrations) {

  public static Elements create(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      DecisionLanguage dmn) {
    ElementInstances instances = new ElementInstances(run);
    Incidents incidents = new Incidents(run);
    Mappings mappings = new Mappings(expressions, scopes);
    Jobs jobs = new Jobs(run, definitions, expressions, scopes);
    TaskTransitions taskTransitions =
        new TaskTransitions(
            run, definitions, new TaskChanges(run, definitions, scopes, mappings), incidents, jobs);
    ExecutionListening executionListening = new ExecutionListening(run, scopes, jobs);
    Decisions decisions = new Decisions(run, definitions, dmn);
    Compensations compensations = new Compensations(run, definitions, instances);
    OpenWaits openWaits = new OpenWaits(run, definitions);
    EventSubProcesses eventSubProcesses =
        new EventSubProcesses(run, definitions, scopes, instances, openWaits);
    Triggers triggers = new Triggers(run, definitions, instances, mappings, eventSubProcesses);
    Catchers catchers = new Catchers(definitions, expressions, scopes, instances);
    Errors errors = new Errors(run, catchers, triggers);
    Escalations escalations = new Escalations(run, catchers, expressions, scopes, triggers);
    ProcessInstances processInstances =
        new ProcessInstances(run, definitions, scopes, instances, mappings);
    Messages messages = new Messages(run, triggers, processInstances);
    Signals signals = new Signals(run, expressions, scopes, triggers, processInstances);
    Conditions conditions = new Conditions(run, definitions, expressions, scopes, triggers);
    Waits waits = new Waits(run, definitions, expressions, scopes);
    CatchEvents catchEvents = new CatchEvents(run, waits, messages, openWaits, conditions);
    Loops loops = new Loops(run, definitions, expressions, scopes, instances, incidents);
    AdHocs adHocs = new AdHocs(run, definitions, expressions, scopes, instances, incidents, jobs);
    CallActivityBehavior calls =
        new CallActivityBehavior(
            run, definitions, expressions, scopes, mappings, processInstances, instances);
    Behaviors behaviors =
        new Behaviors(
            new LoopBodyBehavior(loops, instances),
            new ProcessBehavior(run, scopes, instances, messages, calls),
            new SubProcessBehavior(run, definitions, instances),
            new AdHocSubProcessBehavior(expressions, scopes, instances, jobs, adHocs),
            new AdHocInnerInstanceBehavior(run, instances),
            new EventSubProcessBehavior(run, instances),
            new JobTaskBehavior(jobs),
            new UserTaskBehavior(
                run,
                new TaskProperties.Reader(run, definitions, expressions),
                expressions,
                scopes,
                taskTransitions),
            new DecisionTaskBehavior(
                new Missing(run), definitions, expressions, scopes, mappings, decisions),
            new ScriptTaskBehavior(expressions, scopes, mappings),
            calls,
            new ExclusiveGatewayBehavior(run, expressions, scopes),
            new StartEventBehavior(mappings),
            new InclusiveGatewayBehavior(run, expressions, scopes),
            new ThrowEventBehavior(jobs, escalations, signals, compensations),
            new EndEventBehavior(
                run,
                jobs,
                errors,
                escalations,
                signals,
                compensations,
                expressions,
                scopes,
                instances));
    Walk walk =
        new Walk(
            run,
            definitions,
            instances,
            waits,
            catchEvents,
            signals,
            triggers,
            mappings,
            incidents,
            loops,
            adHocs,
            taskTransitions,
            executionListening,
            compensations,
            behaviors);
    return new Elements(
        walk,
        jobs,
        adHocs,
        taskTransitions,
        executionListening,
        incidents,
        mappings,
        catchEvents,
        messages,
        signals,
        triggers,
        conditions,
        errors,
        decisions,
        processInstances,
        new Modifications(
            run,
            definitions,
            instances,
            new FlowScopes(run, definitions, scopes, instances, waits, catchEvents, adHocs)),
        new Migrations(run, definitions, waits, catchEvents, messages));
  }
}
