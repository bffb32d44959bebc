package dev.pitcrew.engine.state;

/** All lookups other than by key. */
public final class Indexes {

  public static final Index<ProcessDefinitionRow> PROCESS_DEFINITIONS_BY_ID =
      Index.of("process_definition_by_id", Tables.PROCESS_DEFINITION, "processDefinitionId")
          .orderedBy("version", true);

  /** Versions that are not deleted. */
  public static final Index<ProcessDefinitionRow> LIVE_PROCESS_DEFINITIONS =
      Index.of("process_definition_live", Tables.PROCESS_DEFINITION, "processDefinitionId")
          .where("deleted", false)
          .orderedBy("version", true);

  /** Versions that say who may see their cases. */
  public static final Index<ProcessDefinitionRow> RESTRICTED_PROCESS_DEFINITIONS =
      Index.of("process_definition_restricted", Tables.PROCESS_DEFINITION)
          .where("restricted", true);

  /** What was deployed together. */
  public static final Index<ProcessDefinitionRow> PROCESS_DEFINITIONS_BY_DEPLOYMENT =
      Index.of("process_definition_by_deployment", Tables.PROCESS_DEFINITION, "deploymentKey");

  public static final Index<DecisionRequirementsRow> DECISION_REQUIREMENTS_BY_ID =
      Index.of(
              "decision_requirements_by_id", Tables.DECISION_REQUIREMENTS, "decisionRequirementsId")
          .orderedBy("version", true);
  public static final Index<DecisionDefinitionRow> DECISION_DEFINITIONS_BY_ID =
      Index.of("decision_definition_by_id", Tables.DECISION_DEFINITION, "decisionDefinitionId")
          .orderedBy("version", true);
  public static final Index<DecisionDefinitionRow> DECISION_DEFINITIONS_BY_REQUIREMENTS =
      Index.of(
          "decision_definition_by_requirements",
          Tables.DECISION_DEFINITION,
          "decisionRequirementsKey");
  public static final Index<FormRow> FORMS_BY_ID =
      Index.of("form_by_id", Tables.FORM, "formId").orderedBy("version", true);
  public static final Index<DecisionRequirementsRow> LIVE_DECISION_REQUIREMENTS =
      Index.of("decision_requirements_live", Tables.DECISION_REQUIREMENTS, "decisionRequirementsId")
          .where("deleted", false)
          .orderedBy("version", true);
  public static final Index<DecisionDefinitionRow> LIVE_DECISION_DEFINITIONS =
      Index.of("decision_definition_live", Tables.DECISION_DEFINITION, "decisionDefinitionId")
          .where("deleted", false)
          .orderedBy("version", true);
  public static final Index<FormRow> LIVE_FORMS =
      Index.of("form_live", Tables.FORM, "formId")
          .where("deleted", false)
          .orderedBy("version", true);
  public static final Index<ResourceRow> RESOURCES_BY_ID =
      Index.of("resource_by_id", Tables.RESOURCE, "resourceId").orderedBy("version", true);
  public static final Index<ResourceRow> LIVE_RESOURCES =
      Index.of("resource_live", Tables.RESOURCE, "resourceId")
          .where("deleted", false)
          .orderedBy("version", true);

  /** Children of a scope that have not ended. */
  public static final Index<ElementInstanceRow> ACTIVE_CHILDREN =
      Index.of("element_instance_active_children", Tables.ELEMENT_INSTANCE, "scopeKey")
          .where(
              "state",
              ElementState.ACTIVATING,
              ElementState.ACTIVATED,
              ElementState.COMPLETING,
              ElementState.TERMINATING);

  public static final Index<FlowTokenRow> FLOW_TOKENS =
      Index.of("flow_token_by_gateway", Tables.FLOW_TOKEN, "scopeKey", "gatewayId");
  public static final Index<FlowTokenRow> FLOW_TOKENS_BY_SCOPE =
      Index.of("flow_token_by_scope", Tables.FLOW_TOKEN, "scopeKey");

  /** What of a scope has completed and can be undone or is being undone. */
  public static final Index<CompensationRow> COMPENSATIONS_BY_SCOPE =
      Index.of("compensation_by_scope", Tables.COMPENSATION, "scopeKey");

  /** What a throw event undoes and has not undone yet. */
  public static final Index<CompensationRow> COMPENSATIONS_BY_THROW =
      Index.of("compensation_by_throw", Tables.COMPENSATION, "throwEventKey")
          .whereSet("throwEventKey");

  public static final Index<CompensationRow> COMPENSATIONS_BY_HANDLER =
      Index.of("compensation_by_handler", Tables.COMPENSATION, "handlerKey").whereSet("handlerKey");
  public static final Index<VariableRow> VARIABLES_BY_SCOPE =
      Index.of("variable_by_scope", Tables.VARIABLE, "scopeKey", "name");
  public static final Index<VariableRow> VARIABLES_OF_SCOPE =
      Index.of("variable_of_scope", Tables.VARIABLE, "scopeKey");

  /** What belongs into a collection and is not in it yet. */
  public static final Index<LoopResultRow> LOOP_RESULTS =
      Index.of("loop_result_by_variable", Tables.LOOP_RESULT, "variableKey");

  /** Jobs that a worker may take, the most urgent first. */
  public static final Index<JobRow> ACTIVATABLE_JOBS =
      Index.of("job_activatable", Tables.JOB, "type")
          .where("state", JobState.CREATED)
          .orderedBy("priority", true);

  /** The open job of an element instance. */
  public static final Index<JobRow> OPEN_JOBS_BY_ELEMENT =
      Index.of("job_by_element", Tables.JOB, "elementInstanceKey")
          .where(
              "state",
              JobState.CREATED,
              JobState.ACTIVATED,
              JobState.FAILED,
              JobState.ERROR_THROWN);

  /** Activated jobs by the end of their activation. */
  public static final Index<JobRow> JOB_DEADLINES =
      Index.of("job_deadline", Tables.JOB)
          .where("state", JobState.ACTIVATED)
          .orderedBy("deadlineMillis", false);

  /** Jobs in backoff by its end. */
  public static final Index<JobRow> JOB_BACKOFFS =
      Index.of("job_backoff", Tables.JOB).whereSet("dueMillis").orderedBy("dueMillis", false);

  /** What workers said when they failed a job, the last first. */
  public static final Index<JobFailureRow> JOB_FAILURES_BY_JOB =
      Index.of("job_failure_by_job", Tables.JOB_FAILURE, "jobKey").orderedBy("atMillis", true);

  public static final Index<UserTaskRow> OPEN_USER_TASKS_BY_ELEMENT =
      Index.of("user_task_by_element", Tables.USER_TASK, "elementInstanceKey")
          .where(
              "state",
              UserTaskState.CREATING,
              UserTaskState.CREATED,
              UserTaskState.ASSIGNING,
              UserTaskState.UPDATING,
              UserTaskState.COMPLETING,
              UserTaskState.CANCELING);
  public static final Index<GlobalListenerRow> GLOBAL_LISTENERS =
      Index.of("global_listener_by_kind", Tables.GLOBAL_LISTENER, "kind");
  public static final Index<GlobalListenerRow> GLOBAL_LISTENERS_BY_ID =
      Index.of("global_listener_by_id", Tables.GLOBAL_LISTENER, "kind", "listenerId");
  public static final Index<IncidentRow> OPEN_INCIDENTS_BY_ELEMENT =
      Index.of("incident_by_element", Tables.INCIDENT, "elementInstanceKey")
          .where("state", IncidentState.ACTIVE);
  public static final Index<IncidentRow> OPEN_INCIDENTS_BY_JOB =
      Index.of("incident_by_job", Tables.INCIDENT, "jobKey").where("state", IncidentState.ACTIVE);

  /** Buffered messages, the oldest first. */
  public static final Index<MessageRow> BUFFERED_MESSAGES =
      Index.of("message_by_name", Tables.MESSAGE, "name", "correlationKey").where("expired", false);

  public static final Index<MessageRow> MESSAGES_BY_ID =
      Index.of("message_by_id", Tables.MESSAGE, "name", "correlationKey", "messageId")
          .where("expired", false);
  public static final Index<MessageRow> MESSAGE_DEADLINES =
      Index.of("message_deadline", Tables.MESSAGE)
          .where("expired", false)
          .orderedBy("deadlineMillis", false);

  /** Those that are only history, the longest forgotten first. */
  public static final Index<MessageRow> FORGOTTEN_MESSAGES =
      Index.of("message_forgotten", Tables.MESSAGE)
          .where("expired", true)
          .orderedBy("deadlineMillis", false);

  public static final Index<MessageCorrelationRow> CORRELATIONS_BY_MESSAGE =
      Index.of("message_correlation_by_message", Tables.MESSAGE_CORRELATION, "messageKey");
  public static final Index<MessageCorrelationRow> CORRELATIONS_BY_INSTANCE =
      Index.of("message_correlation_by_instance", Tables.MESSAGE_CORRELATION, "processInstanceKey");
  public static final Index<MessageSubscriptionRow> SUBSCRIPTIONS =
      Index.of(
              "message_subscription_by_name",
              Tables.MESSAGE_SUBSCRIPTION,
              "messageName",
              "correlationKey")
          .where("state", SubscriptionState.CREATED);
  public static final Index<MessageSubscriptionRow> SUBSCRIPTIONS_BY_ELEMENT =
      Index.of("message_subscription_by_element", Tables.MESSAGE_SUBSCRIPTION, "elementInstanceKey")
          .where("state", SubscriptionState.CREATED);

  /** Message start events of a process, with element instance key 0. */
  public static final Index<MessageSubscriptionRow> SUBSCRIPTIONS_BY_DEFINITION =
      Index.of(
              "message_subscription_by_definition",
              Tables.MESSAGE_SUBSCRIPTION,
              "processDefinitionKey",
              "elementInstanceKey")
          .where("state", SubscriptionState.CREATED);

  /** Who waits for a signal, the first to wait first. */
  public static final Index<SignalSubscriptionRow> SIGNAL_SUBSCRIPTIONS =
      Index.of("signal_subscription_by_name", Tables.SIGNAL_SUBSCRIPTION, "signalName");

  /** Who is still to get a signal, in the order in which they get it. */
  public static final Index<SignalPartRow> SIGNAL_PARTS =
      Index.of("signal_part_by_signal", Tables.SIGNAL_PART, "signalKey");

  public static final Index<SignalSubscriptionRow> SIGNAL_SUBSCRIPTIONS_BY_ELEMENT =
      Index.of("signal_subscription_by_element", Tables.SIGNAL_SUBSCRIPTION, "elementInstanceKey");
  public static final Index<SignalSubscriptionRow> SIGNAL_SUBSCRIPTIONS_BY_DEFINITION =
      Index.of(
          "signal_subscription_by_definition",
          Tables.SIGNAL_SUBSCRIPTION,
          "processDefinitionKey",
          "elementInstanceKey");

  /**
   * Instances started by a message: one for each process and correlation key while it is active.
   */
  public static final Index<ProcessInstanceRow> ACTIVE_BY_START_MESSAGE =
      Index.of(
              "process_instance_by_start_message",
              Tables.PROCESS_INSTANCE,
              "processDefinitionId",
              "startCorrelationKey")
          .where("state", InstanceState.ACTIVE);

  /** Of all versions of a process. */
  public static final Index<ProcessInstanceRow> HOLDERS_OF_BUSINESS_IDS =
      Index.of(
              "process_instance_by_held_business_id",
              Tables.PROCESS_INSTANCE,
              "processDefinitionId",
              "businessId")
          .where("holdsBusinessId", true);

  /**
   * Instances of one version that have not ended. The state is among the columns, too, so that a
   * database prefers it to the index for searches.
   */
  public static final Index<ProcessInstanceRow> ACTIVE_BY_DEFINITION =
      Index.of(
              "process_instance_active_by_definition",
              Tables.PROCESS_INSTANCE,
              "processDefinitionKey",
              "state")
          .where("state", InstanceState.ACTIVE);

  public static final Index<ConditionSubscriptionRow> CONDITIONS_BY_ELEMENT =
      Index.of(
          "condition_subscription_by_element", Tables.CONDITION_SUBSCRIPTION, "elementInstanceKey");
  public static final Index<ConditionSubscriptionRow> CONDITIONS_BY_INSTANCE =
      Index.of(
          "condition_subscription_by_instance",
          Tables.CONDITION_SUBSCRIPTION,
          "processInstanceKey");
  public static final Index<TimerRow> TIMERS_BY_ELEMENT =
      Index.of("timer_by_element", Tables.TIMER, "elementInstanceKey")
          .where("state", TimerState.CREATED);
  public static final Index<TimerRow> TIMERS_BY_DEFINITION =
      Index.of("timer_by_definition", Tables.TIMER, "processDefinitionKey", "elementInstanceKey")
          .where("state", TimerState.CREATED);
  public static final Index<TimerRow> TIMERS_DUE =
      Index.of("timer_due", Tables.TIMER)
          .where("state", TimerState.CREATED)
          .orderedBy("dueMillis", false);

  /** Those whose turn it is. */
  public static final Index<BatchItemRow> BATCH_ITEMS_DUE =
      Index.of("batch_item_due", Tables.BATCH_ITEM).where("due", true);

  /** Of a batch operation, those that are not over. */
  public static final Index<BatchItemRow> ACTIVE_BATCH_ITEMS =
      Index.of("batch_item_active", Tables.BATCH_ITEM, "batchOperationKey")
          .where("state", BatchItemState.ACTIVE);

  public static final Index<ContinuationRow> CONTINUATIONS =
      Index.of("continuation_open", Tables.CONTINUATION).where("done", false);

  /** All that is left alone. */
  public static final Index<SetAsideRow> SET_ASIDE =
      Index.of("set_aside_all", Tables.SET_ASIDE).orderedBy("atMillis", false);

  public static final Index<SetAsideRow> SET_ASIDE_BY_INCIDENT =
      Index.of("set_aside_by_incident", Tables.SET_ASIDE, "incidentKey").whereSet("incidentKey");
  public static final Index<DocumentRow> DOCUMENTS_BY_ID =
      Index.of("document_by_id", Tables.DOCUMENT, "documentId").where("deleted", false);

  /** Those of a process instance. */
  public static final Index<DocumentRow> DOCUMENTS_OF_INSTANCE =
      Index.of("document_by_instance", Tables.DOCUMENT, "processInstanceKey")
          .where("deleted", false);

  /** Those that are to be forgotten, of many that are kept. */
  public static final Index<DocumentRow> DELETED_DOCUMENTS =
      Index.of("document_deleted", Tables.DOCUMENT)
          .where("deleted", true)
          .orderedBy("creationMillis", false);

  public static final Index<ClusterVariableRow> CLUSTER_VARIABLES =
      Index.of("cluster_variable_by_scope", Tables.CLUSTER_VARIABLE, "scope");
  public static final Index<ClusterVariableRow> CLUSTER_VARIABLES_BY_NAME =
      Index.of("cluster_variable_by_name", Tables.CLUSTER_VARIABLE, "name");

  private Indexes() {}
}
