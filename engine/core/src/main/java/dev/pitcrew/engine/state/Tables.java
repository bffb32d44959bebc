package dev.pitcrew.engine.state;

import java.util.List;

/** All tables of the engine. */
public final class Tables {

  public static final Table<ProcessDefinitionRow> PROCESS_DEFINITION =
      Table.of("process_definition", ProcessDefinitionRow.class);
  public static final Table<DecisionRequirementsRow> DECISION_REQUIREMENTS =
      Table.of("decision_requirements", DecisionRequirementsRow.class);
  public static final Table<DecisionDefinitionRow> DECISION_DEFINITION =
      Table.of("decision_definition", DecisionDefinitionRow.class);
  public static final Table<FormRow> FORM = Table.of("form", FormRow.class);
  public static final Table<ResourceRow> RESOURCE = Table.of("resource", ResourceRow.class);
  public static final Table<ProcessInstanceRow> PROCESS_INSTANCE =
      Table.of("process_instance", ProcessInstanceRow.class);
  public static final Table<ElementInstanceRow> ELEMENT_INSTANCE =
      Table.of("element_instance", ElementInstanceRow.class);
  public static final Table<FlowTokenRow> FLOW_TOKEN = Table.of("flow_token", FlowTokenRow.class);
  public static final Table<CompensationRow> COMPENSATION =
      Table.of("compensation", CompensationRow.class);
  public static final Table<VariableRow> VARIABLE = Table.of("variable", VariableRow.class);
  public static final Table<JobRow> JOB = Table.of("job", JobRow.class);
  public static final Table<JobFailureRow> JOB_FAILURE =
      Table.of("job_failure", JobFailureRow.class);
  public static final Table<UserTaskRow> USER_TASK = Table.of("user_task", UserTaskRow.class);
  public static final Table<TaskTransitionRow> TASK_TRANSITION =
      Table.of("task_transition", TaskTransitionRow.class);
  public static final Table<ListenerTurnRow> LISTENER_TURN =
      Table.of("listener_turn", ListenerTurnRow.class);
  public static final Table<LoopRow> LOOP = Table.of("loop", LoopRow.class);
  public static final Table<LoopResultRow> LOOP_RESULT =
      Table.of("loop_result", LoopResultRow.class);
  public static final Table<GlobalListenerRow> GLOBAL_LISTENER =
      Table.of("global_listener", GlobalListenerRow.class);
  public static final Table<IncidentRow> INCIDENT = Table.of("incident", IncidentRow.class);
  public static final Table<MessageRow> MESSAGE = Table.of("message", MessageRow.class);
  public static final Table<MessageCorrelationRow> MESSAGE_CORRELATION =
      Table.of("message_correlation", MessageCorrelationRow.class);
  public static final Table<MessageSubscriptionRow> MESSAGE_SUBSCRIPTION =
      Table.of("message_subscription", MessageSubscriptionRow.class);
  public static final Table<SignalSubscriptionRow> SIGNAL_SUBSCRIPTION =
      Table.of("signal_subscription", SignalSubscriptionRow.class);
  public static final Table<SignalRow> SIGNAL = Table.of("signal", SignalRow.class);
  public static final Table<SignalPartRow> SIGNAL_PART =
      Table.of("signal_part", SignalPartRow.class);
  public static final Table<ConditionSubscriptionRow> CONDITION_SUBSCRIPTION =
      Table.of("condition_subscription", ConditionSubscriptionRow.class);
  public static final Table<TimerRow> TIMER = Table.of("timer", TimerRow.class);
  public static final Table<BatchOperationRow> BATCH_OPERATION =
      Table.of("batch_operation", BatchOperationRow.class);
  public static final Table<BatchItemRow> BATCH_ITEM = Table.of("batch_item", BatchItemRow.class);
  public static final Table<ContinuationRow> CONTINUATION =
      Table.of("continuation", ContinuationRow.class);
  public static final Table<DecisionInstanceRow> DECISION_INSTANCE =
      Table.of("decision_instance", DecisionInstanceRow.class);
  public static final Table<DocumentRow> DOCUMENT = Table.of("document", DocumentRow.class);
  public static final Table<ClusterVariableRow> CLUSTER_VARIABLE =
      Table.of("cluster_variable", ClusterVariableRow.class);

  public static final Table<SetAsideRow> SET_ASIDE = Table.of("set_aside", SetAsideRow.class);

  /** Rows are only ever inserted. */
  public static final Table<AuditRow> AUDIT = Table.of("audit", AuditRow.class);

  public static final Table<AuditHeadRow> AUDIT_HEAD = Table.of("audit_head", AuditHeadRow.class);

  /** In the order in which a store creates them. */
  public static final List<Table<?>> ALL =
      List.of(
          PROCESS_DEFINITION,
          DECISION_REQUIREMENTS,
          DECISION_DEFINITION,
          FORM,
          RESOURCE,
          PROCESS_INSTANCE,
          ELEMENT_INSTANCE,
          FLOW_TOKEN,
          COMPENSATION,
          VARIABLE,
          JOB,
          JOB_FAILURE,
          USER_TASK,
          TASK_TRANSITION,
          LISTENER_TURN,
          LOOP,
          LOOP_RESULT,
          GLOBAL_LISTENER,
          INCIDENT,
          MESSAGE,
          MESSAGE_CORRELATION,
          MESSAGE_SUBSCRIPTION,
          SIGNAL_SUBSCRIPTION,
          SIGNAL,
          SIGNAL_PART,
          CONDITION_SUBSCRIPTION,
          TIMER,
          CONTINUATION,
          BATCH_OPERATION,
          BATCH_ITEM,
          DECISION_INSTANCE,
          DOCUMENT,
          CLUSTER_VARIABLE,
          SET_ASIDE,
          AUDIT,
          AUDIT_HEAD);

  private Tables() {}
}
