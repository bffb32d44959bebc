CREATE FUNCTION public.audit_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'rows of audit are only ever added'; END $$;
CREATE FUNCTION public.task_name_follow() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
  IF TG_OP<>'INSERT' THEN DELETE FROM task_name WHERE task_key=OLD."key"; END IF;
  IF TG_OP<>'DELETE' THEN INSERT INTO task_name (name,task_key) SELECT 'u:'||NEW.assignee,NEW."key" WHERE NEW.assignee IS NOT NULL AND length(NEW.assignee)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING') UNION SELECT 'u:'||one.value,NEW."key" FROM json_array_elements_text(CAST(NEW.candidate_users AS json)) AS one(value) WHERE length(one.value)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING') UNION SELECT 'g:'||one.value,NEW."key" FROM json_array_elements_text(CAST(NEW.candidate_groups AS json)) AS one(value) WHERE length(one.value)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING'); END IF;
  RETURN NULL;
END $$;
CREATE TABLE public.audit (
    key bigint NOT NULL,
    seq bigint,
    form integer,
    at bigint,
    who text COLLATE pg_catalog."C",
    for_whom text COLLATE pg_catalog."C",
    what text COLLATE pg_catalog."C",
    subject text COLLATE pg_catalog."C",
    subject_id text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    reason_salt text COLLATE pg_catalog."C",
    reason_digest text COLLATE pg_catalog."C",
    before_json text COLLATE pg_catalog."C",
    before_salt text COLLATE pg_catalog."C",
    before_digest text COLLATE pg_catalog."C",
    after_json text COLLATE pg_catalog."C",
    after_salt text COLLATE pg_catalog."C",
    after_digest text COLLATE pg_catalog."C",
    erased_by text COLLATE pg_catalog."C",
    prev text COLLATE pg_catalog."C",
    hash text COLLATE pg_catalog."C",
    actor_type text COLLATE pg_catalog."C",
    operation_type text COLLATE pg_catalog."C",
    entity_type text COLLATE pg_catalog."C",
    entity_key bigint,
    category text COLLATE pg_catalog."C",
    result text COLLATE pg_catalog."C",
    entity_description text COLLATE pg_catalog."C",
    process_definition_id text COLLATE pg_catalog."C",
    process_definition_key bigint,
    process_instance_key bigint,
    root_process_instance_key bigint,
    element_instance_key bigint,
    job_key bigint,
    user_task_key bigint,
    deployment_key bigint,
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.audit_head (
    key bigint NOT NULL,
    seq bigint,
    at bigint,
    hash text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.batch_item (
    key bigint NOT NULL,
    batch_operation_key bigint,
    operation_type text COLLATE pg_catalog."C",
    item_key bigint,
    process_instance_key bigint,
    root_process_instance_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    due integer,
    processed_millis bigint,
    error text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.batch_operation (
    key bigint NOT NULL,
    type text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    plan text COLLATE pg_catalog."C",
    actor_id text COLLATE pg_catalog."C",
    actor_kind text COLLATE pg_catalog."C",
    actor_restricted integer,
    actor_roles text COLLATE pg_catalog."C",
    actor_groups text COLLATE pg_catalog."C",
    actor_stands_in_for text COLLATE pg_catalog."C",
    start_millis bigint,
    end_millis bigint,
    total integer,
    completed integer,
    failed integer,
    released integer,
    error text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.cluster_variable (
    key bigint NOT NULL,
    name text COLLATE pg_catalog."C",
    value text COLLATE pg_catalog."C",
    scope text COLLATE pg_catalog."C",
    owner text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.compensation (
    key bigint NOT NULL,
    process_instance_key bigint,
    scope_key bigint,
    element_instance_key bigint,
    element_id text COLLATE pg_catalog."C",
    event_id text COLLATE pg_catalog."C",
    throw_event_key bigint,
    handler_key bigint
)
WITH (fillfactor='70');
CREATE TABLE public.condition_subscription (
    key bigint NOT NULL,
    process_instance_key bigint,
    element_instance_key bigint,
    element_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.continuation (
    key bigint NOT NULL,
    process_instance_key bigint,
    work text COLLATE pg_catalog."C",
    done integer
)
WITH (fillfactor='70');
CREATE TABLE public.decision_definition (
    key bigint NOT NULL,
    decision_definition_id text COLLATE pg_catalog."C",
    version integer,
    version_tag text COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C",
    decision_requirements_key bigint,
    decision_requirements_id text COLLATE pg_catalog."C",
    deployment_key bigint,
    tenant_id text COLLATE pg_catalog."C",
    deleted integer
)
WITH (fillfactor='70');
CREATE TABLE public.decision_instance (
    key bigint NOT NULL,
    evaluation_key bigint,
    "position" integer,
    decision_definition_id text COLLATE pg_catalog."C",
    decision_definition_key bigint,
    decision_name text COLLATE pg_catalog."C",
    decision_version integer,
    decision_type text COLLATE pg_catalog."C",
    failed integer,
    failure text COLLATE pg_catalog."C",
    result text COLLATE pg_catalog."C",
    inputs text COLLATE pg_catalog."C",
    matched_rules text COLLATE pg_catalog."C",
    process_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    element_instance_key bigint,
    element_id text COLLATE pg_catalog."C",
    evaluated_millis bigint,
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.decision_requirements (
    key bigint NOT NULL,
    decision_requirements_id text COLLATE pg_catalog."C",
    version integer,
    name text COLLATE pg_catalog."C",
    resource_name text COLLATE pg_catalog."C",
    checksum text COLLATE pg_catalog."C",
    xml text COLLATE pg_catalog."C",
    deployment_key bigint,
    tenant_id text COLLATE pg_catalog."C",
    deleted integer
)
WITH (fillfactor='70');
CREATE TABLE public.document (
    key bigint NOT NULL,
    document_id text COLLATE pg_catalog."C",
    content_hash text COLLATE pg_catalog."C",
    size_bytes bigint,
    metadata text COLLATE pg_catalog."C",
    process_instance_key bigint,
    deleted integer,
    creation_millis bigint,
    expiry_millis bigint,
    tenant_id text COLLATE pg_catalog."C",
    process_definition_id text COLLATE pg_catalog."C",
    created_by text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.element_instance (
    key bigint NOT NULL,
    process_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    element_id text COLLATE pg_catalog."C",
    element_name text COLLATE pg_catalog."C",
    type text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    scope_key bigint,
    active_children integer,
    flows_in_flight integer,
    interrupting_key bigint,
    called_process_instance_key bigint,
    loop_counter integer,
    incident_key bigint,
    start_date_millis bigint,
    end_date_millis bigint,
    tenant_id text COLLATE pg_catalog."C",
    taken_flows text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.flow_token (
    key bigint NOT NULL,
    scope_key bigint,
    process_instance_key bigint,
    gateway_id text COLLATE pg_catalog."C",
    flow_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.form (
    key bigint NOT NULL,
    form_id text COLLATE pg_catalog."C",
    version integer,
    version_tag text COLLATE pg_catalog."C",
    resource_name text COLLATE pg_catalog."C",
    checksum text COLLATE pg_catalog."C",
    schema text COLLATE pg_catalog."C",
    deployment_key bigint,
    tenant_id text COLLATE pg_catalog."C",
    deleted integer
)
WITH (fillfactor='70');
CREATE TABLE public.global_listener (
    key bigint NOT NULL,
    kind text COLLATE pg_catalog."C",
    listener_id text COLLATE pg_catalog."C",
    type text COLLATE pg_catalog."C",
    retries integer,
    event_types text COLLATE pg_catalog."C",
    after_non_global integer,
    priority integer,
    source text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.incident (
    key bigint NOT NULL,
    type text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    message text COLLATE pg_catalog."C",
    process_instance_key bigint,
    root_process_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    element_id text COLLATE pg_catalog."C",
    element_instance_key bigint,
    job_key bigint,
    creation_time_millis bigint,
    end_time_millis bigint,
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.job (
    key bigint NOT NULL,
    type text COLLATE pg_catalog."C",
    kind text COLLATE pg_catalog."C",
    listener_event_type text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    worker text COLLATE pg_catalog."C",
    retries integer,
    priority integer,
    deadline_millis bigint,
    due_millis bigint,
    custom_headers text COLLATE pg_catalog."C",
    error_code text COLLATE pg_catalog."C",
    error_message text COLLATE pg_catalog."C",
    denied integer,
    denied_reason text COLLATE pg_catalog."C",
    process_instance_key bigint,
    root_process_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    process_definition_version integer,
    element_id text COLLATE pg_catalog."C",
    element_instance_key bigint,
    creation_time_millis bigint,
    end_time_millis bigint,
    tags text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C",
    failed_millis bigint
)
WITH (fillfactor='70');
CREATE TABLE public.listener_turn (
    key bigint NOT NULL,
    process_instance_key bigint,
    event text COLLATE pg_catalog."C",
    listener integer,
    job_key bigint
)
WITH (fillfactor='70');
CREATE TABLE public.message (
    key bigint NOT NULL,
    name text COLLATE pg_catalog."C",
    correlation_key text COLLATE pg_catalog."C",
    message_id text COLLATE pg_catalog."C",
    variables text COLLATE pg_catalog."C",
    deadline_millis bigint,
    expired integer,
    tenant_id text COLLATE pg_catalog."C",
    restricted integer
)
WITH (fillfactor='70');
CREATE TABLE public.message_correlation (
    key bigint NOT NULL,
    message_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    process_instance_key bigint,
    subscription_key bigint,
    message_name text COLLATE pg_catalog."C",
    correlation_key text COLLATE pg_catalog."C",
    process_definition_key bigint,
    element_id text COLLATE pg_catalog."C",
    element_instance_key bigint,
    correlated_millis bigint,
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.message_subscription (
    key bigint NOT NULL,
    message_name text COLLATE pg_catalog."C",
    correlation_key text COLLATE pg_catalog."C",
    kind text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    interrupting integer,
    process_instance_key bigint,
    element_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    element_id text COLLATE pg_catalog."C",
    updated_millis bigint,
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.meta (
    id integer NOT NULL,
    schema_version integer NOT NULL,
    owner_epoch bigint NOT NULL,
    batch_number bigint NOT NULL,
    key_high_water_mark bigint NOT NULL
);
CREATE TABLE public.process_definition (
    key bigint NOT NULL,
    process_definition_id text COLLATE pg_catalog."C",
    version integer,
    version_tag text COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C",
    resource_name text COLLATE pg_catalog."C",
    checksum text COLLATE pg_catalog."C",
    xml text COLLATE pg_catalog."C",
    deployment_key bigint,
    start_form_id text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C",
    restricted integer,
    roles text COLLATE pg_catalog."C",
    protected_job_types text COLLATE pg_catalog."C",
    protected_messages text COLLATE pg_catalog."C",
    unvouched integer,
    deleted integer
)
WITH (fillfactor='70');
CREATE TABLE public.process_instance (
    key bigint NOT NULL,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    process_definition_version integer,
    process_definition_name text COLLATE pg_catalog."C",
    version_tag text COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    parent_process_instance_key bigint,
    parent_element_instance_key bigint,
    root_process_instance_key bigint,
    start_date_millis bigint,
    end_date_millis bigint,
    open_incidents integer,
    awaits_result integer,
    result_variables text COLLATE pg_catalog."C",
    tags text COLLATE pg_catalog."C",
    business_id text COLLATE pg_catalog."C",
    start_message_name text COLLATE pg_catalog."C",
    start_correlation_key text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C",
    trace_parent text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.resource (
    key bigint NOT NULL,
    resource_id text COLLATE pg_catalog."C",
    version integer,
    version_tag text COLLATE pg_catalog."C",
    resource_name text COLLATE pg_catalog."C",
    checksum text COLLATE pg_catalog."C",
    content text COLLATE pg_catalog."C",
    deployment_key bigint,
    tenant_id text COLLATE pg_catalog."C",
    deleted integer
)
WITH (fillfactor='70');
CREATE TABLE public.set_aside (
    key bigint NOT NULL,
    process_instance_key bigint,
    incident_key bigint,
    at_millis bigint
)
WITH (fillfactor='70');
CREATE TABLE public.signal (
    key bigint NOT NULL,
    name text COLLATE pg_catalog."C",
    variables text COLLATE pg_catalog."C",
    trusted integer,
    confidential integer,
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.signal_part (
    key bigint NOT NULL,
    signal_key bigint,
    subscription_keys text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.signal_subscription (
    key bigint NOT NULL,
    signal_name text COLLATE pg_catalog."C",
    interrupting integer,
    process_instance_key bigint,
    element_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    element_id text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.task_name (
    name text NOT NULL COLLATE pg_catalog."C",
    task_key bigint NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.task_transition (
    key bigint NOT NULL,
    event text COLLATE pg_catalog."C",
    listener integer,
    command text COLLATE pg_catalog."C",
    action text COLLATE pg_catalog."C",
    assignee text COLLATE pg_catalog."C",
    assignee_of_model integer,
    candidate_groups text COLLATE pg_catalog."C",
    candidate_users text COLLATE pg_catalog."C",
    due_date text COLLATE pg_catalog."C",
    follow_up_date text COLLATE pg_catalog."C",
    priority integer,
    variables text COLLATE pg_catalog."C",
    variables_are_local integer,
    asked_by text COLLATE pg_catalog."C",
    globals text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.timer (
    key bigint NOT NULL,
    due_millis bigint,
    state text COLLATE pg_catalog."C",
    "interval" text COLLATE pg_catalog."C",
    repetitions integer,
    process_instance_key bigint,
    element_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    element_id text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C",
    time_zone text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
CREATE TABLE public.user_task (
    key bigint NOT NULL,
    state text COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C",
    assignee text COLLATE pg_catalog."C",
    candidate_groups text COLLATE pg_catalog."C",
    candidate_users text COLLATE pg_catalog."C",
    due_date text COLLATE pg_catalog."C",
    follow_up_date text COLLATE pg_catalog."C",
    priority integer,
    form_key bigint,
    external_form_reference text COLLATE pg_catalog."C",
    custom_headers text COLLATE pg_catalog."C",
    process_instance_key bigint,
    root_process_instance_key bigint,
    process_definition_key bigint,
    process_definition_id text COLLATE pg_catalog."C",
    process_definition_version integer,
    element_id text COLLATE pg_catalog."C",
    element_instance_key bigint,
    creation_date_millis bigint,
    completion_date_millis bigint,
    action text COLLATE pg_catalog."C",
    tags text COLLATE pg_catalog."C",
    tenant_id text COLLATE pg_catalog."C",
    shows_inputs_only integer
)
WITH (fillfactor='70');
CREATE TABLE public.variable (
    key bigint NOT NULL,
    name text COLLATE pg_catalog."C",
    value text COLLATE pg_catalog."C",
    scope_key bigint,
    process_instance_key bigint,
    process_definition_key bigint,
    tenant_id text COLLATE pg_catalog."C"
)
WITH (fillfactor='70');
INSERT INTO public.compensation VALUES (2251799813685271, 2251799813685252, 2251799813685252, 2251799813685256, 'book', 'book-undone', 0, 0);
INSERT INTO public.compensation VALUES (2251799813685309, 2251799813685258, 2251799813685258, 2251799813685262, 'book', 'book-undone', 0, 0);
INSERT INTO public.element_instance VALUES (2251799813685255, 2251799813685252, 2251799813685250, 'older', 'start', NULL, 'START_EVENT', 'COMPLETED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685261, 2251799813685258, 2251799813685250, 'older', 'start', NULL, 'START_EVENT', 'COMPLETED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685267, 2251799813685264, 2251799813685250, 'older', 'start', NULL, 'START_EVENT', 'COMPLETED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685272, 2251799813685252, 2251799813685250, 'older', 'fork', NULL, 'PARALLEL_GATEWAY', 'COMPLETED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'f1');
INSERT INTO public.element_instance VALUES (2251799813685273, 2251799813685252, 2251799813685250, 'older', 'waiting', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'a0');
INSERT INTO public.element_instance VALUES (2251799813685275, 2251799813685252, 2251799813685250, 'older', 'again', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'c0');
INSERT INTO public.element_instance VALUES (2251799813685276, 2251799813685252, 2251799813685250, 'older', 'decide', NULL, 'USER_TASK', 'ACTIVATED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'd0');
INSERT INTO public.element_instance VALUES (2251799813685277, 2251799813685252, 2251799813685250, 'older', 'paid', NULL, 'INTERMEDIATE_CATCH_EVENT', 'ACTIVATED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'e0');
INSERT INTO public.element_instance VALUES (2251799813685278, 2251799813685252, 2251799813685250, 'older', 'later', NULL, 'INTERMEDIATE_CATCH_EVENT', 'ACTIVATED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'g0');
INSERT INTO public.element_instance VALUES (2251799813685280, 2251799813685252, 2251799813685250, 'older', 'call', NULL, 'CALL_ACTIVITY', 'ACTIVATED', 2251799813685252, 0, 0, 0, 2251799813685291, 0, 0, 1795161600000, 0, '<default>', 'i0');
INSERT INTO public.element_instance VALUES (2251799813685281, 2251799813685252, 2251799813685250, 'older', 'which', NULL, 'EVENT_BASED_GATEWAY', 'ACTIVATED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'j0');
INSERT INTO public.element_instance VALUES (2251799813685282, 2251799813685252, 2251799813685250, 'older', 'inside', NULL, 'SUB_PROCESS', 'ACTIVATED', 2251799813685252, 1, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'k0');
INSERT INTO public.element_instance VALUES (2251799813685291, 2251799813685291, 2251799813685251, 'older-child', 'older-child', NULL, 'PROCESS', 'ACTIVATED', 0, 1, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685295, 2251799813685291, 2251799813685251, 'older-child', 'child-start', NULL, 'START_EVENT', 'COMPLETED', 2251799813685291, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685298, 2251799813685252, 2251799813685250, 'older', 'in', NULL, 'START_EVENT', 'COMPLETED', 2251799813685282, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685303, 2251799813685291, 2251799813685251, 'older-child', 'ask', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685291, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'c-f0');
INSERT INTO public.element_instance VALUES (2251799813685304, 2251799813685252, 2251799813685250, 'older', 'deep', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685282, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'k1');
INSERT INTO public.element_instance VALUES (2251799813685252, 2251799813685252, 2251799813685250, 'older', 'older', NULL, 'PROCESS', 'ACTIVATED', 0, 10, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685256, 2251799813685252, 2251799813685250, 'older', 'book', NULL, 'SERVICE_TASK', 'COMPLETED', 2251799813685252, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'f0');
INSERT INTO public.element_instance VALUES (2251799813685310, 2251799813685258, 2251799813685250, 'older', 'fork', NULL, 'PARALLEL_GATEWAY', 'COMPLETED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'f1');
INSERT INTO public.element_instance VALUES (2251799813685311, 2251799813685258, 2251799813685250, 'older', 'waiting', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'a0');
INSERT INTO public.element_instance VALUES (2251799813685312, 2251799813685258, 2251799813685250, 'older', 'failed', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'b0');
INSERT INTO public.element_instance VALUES (2251799813685262, 2251799813685258, 2251799813685250, 'older', 'book', NULL, 'SERVICE_TASK', 'COMPLETED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'f0');
INSERT INTO public.element_instance VALUES (2251799813685274, 2251799813685252, 2251799813685250, 'older', 'failed', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685252, 0, 0, 0, 0, 0, 2251799813685384, 1795161600000, 0, '<default>', 'b0');
INSERT INTO public.element_instance VALUES (2251799813685268, 2251799813685264, 2251799813685250, 'older', 'book', NULL, 'SERVICE_TASK', 'COMPLETED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'f0');
INSERT INTO public.element_instance VALUES (2251799813685264, 2251799813685264, 2251799813685250, 'older', 'older', NULL, 'PROCESS', 'TERMINATED', 0, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685279, 2251799813685252, 2251799813685250, 'older', 'each', NULL, 'MULTI_INSTANCE_BODY', 'ACTIVATED', 2251799813685252, 1, 0, 0, 0, 2, 0, 1795161600000, 0, '<default>', 'h0');
INSERT INTO public.element_instance VALUES (2251799813685299, 2251799813685252, 2251799813685250, 'older', 'each', NULL, 'SERVICE_TASK', 'COMPLETED', 2251799813685279, 0, 0, 0, 0, 1, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685258, 2251799813685258, 2251799813685250, 'older', 'older', NULL, 'PROCESS', 'ACTIVATED', 0, 9, 1, 0, 0, 0, 0, 1795161600000, 0, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685313, 2251799813685258, 2251799813685250, 'older', 'again', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'c0');
INSERT INTO public.element_instance VALUES (2251799813685314, 2251799813685258, 2251799813685250, 'older', 'decide', NULL, 'USER_TASK', 'ACTIVATED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'd0');
INSERT INTO public.element_instance VALUES (2251799813685316, 2251799813685258, 2251799813685250, 'older', 'later', NULL, 'INTERMEDIATE_CATCH_EVENT', 'ACTIVATED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'g0');
INSERT INTO public.element_instance VALUES (2251799813685317, 2251799813685258, 2251799813685250, 'older', 'each', NULL, 'MULTI_INSTANCE_BODY', 'ACTIVATED', 2251799813685258, 1, 0, 0, 0, 1, 0, 1795161600000, 0, '<default>', 'h0');
INSERT INTO public.element_instance VALUES (2251799813685318, 2251799813685258, 2251799813685250, 'older', 'call', NULL, 'CALL_ACTIVITY', 'ACTIVATED', 2251799813685258, 0, 0, 0, 2251799813685329, 0, 0, 1795161600000, 0, '<default>', 'i0');
INSERT INTO public.element_instance VALUES (2251799813685319, 2251799813685258, 2251799813685250, 'older', 'which', NULL, 'EVENT_BASED_GATEWAY', 'ACTIVATED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'j0');
INSERT INTO public.element_instance VALUES (2251799813685320, 2251799813685258, 2251799813685250, 'older', 'inside', NULL, 'SUB_PROCESS', 'ACTIVATED', 2251799813685258, 1, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'k0');
INSERT INTO public.element_instance VALUES (2251799813685329, 2251799813685329, 2251799813685251, 'older-child', 'older-child', NULL, 'PROCESS', 'ACTIVATED', 0, 1, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685333, 2251799813685329, 2251799813685251, 'older-child', 'child-start', NULL, 'START_EVENT', 'COMPLETED', 2251799813685329, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685336, 2251799813685258, 2251799813685250, 'older', 'in', NULL, 'START_EVENT', 'COMPLETED', 2251799813685320, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685337, 2251799813685258, 2251799813685250, 'older', 'each', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685317, 0, 0, 0, 0, 1, 0, 1795161600000, 0, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685341, 2251799813685329, 2251799813685251, 'older-child', 'ask', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685329, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'c-f0');
INSERT INTO public.element_instance VALUES (2251799813685342, 2251799813685258, 2251799813685250, 'older', 'deep', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685320, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'k1');
INSERT INTO public.element_instance VALUES (2251799813685348, 2251799813685264, 2251799813685250, 'older', 'fork', NULL, 'PARALLEL_GATEWAY', 'COMPLETED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'f1');
INSERT INTO public.element_instance VALUES (2251799813685371, 2251799813685367, 2251799813685251, 'older-child', 'child-start', NULL, 'START_EVENT', 'COMPLETED', 2251799813685367, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685374, 2251799813685264, 2251799813685250, 'older', 'in', NULL, 'START_EVENT', 'COMPLETED', 2251799813685358, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685349, 2251799813685264, 2251799813685250, 'older', 'waiting', NULL, 'SERVICE_TASK', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'a0');
INSERT INTO public.element_instance VALUES (2251799813685350, 2251799813685264, 2251799813685250, 'older', 'failed', NULL, 'SERVICE_TASK', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'b0');
INSERT INTO public.element_instance VALUES (2251799813685351, 2251799813685264, 2251799813685250, 'older', 'again', NULL, 'SERVICE_TASK', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'c0');
INSERT INTO public.element_instance VALUES (2251799813685352, 2251799813685264, 2251799813685250, 'older', 'decide', NULL, 'USER_TASK', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'd0');
INSERT INTO public.element_instance VALUES (2251799813685353, 2251799813685264, 2251799813685250, 'older', 'paid', NULL, 'INTERMEDIATE_CATCH_EVENT', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'e0');
INSERT INTO public.element_instance VALUES (2251799813685354, 2251799813685264, 2251799813685250, 'older', 'later', NULL, 'INTERMEDIATE_CATCH_EVENT', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'g0');
INSERT INTO public.element_instance VALUES (2251799813685356, 2251799813685264, 2251799813685250, 'older', 'call', NULL, 'CALL_ACTIVITY', 'TERMINATED', 2251799813685264, 0, 0, 0, 2251799813685367, 0, 0, 1795161600000, 1795161600000, '<default>', 'i0');
INSERT INTO public.element_instance VALUES (2251799813685357, 2251799813685264, 2251799813685250, 'older', 'which', NULL, 'EVENT_BASED_GATEWAY', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'j0');
INSERT INTO public.element_instance VALUES (2251799813685375, 2251799813685264, 2251799813685250, 'older', 'each', NULL, 'SERVICE_TASK', 'TERMINATED', 2251799813685355, 0, 0, 0, 0, 1, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685380, 2251799813685264, 2251799813685250, 'older', 'deep', NULL, 'SERVICE_TASK', 'TERMINATED', 2251799813685358, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'k1');
INSERT INTO public.element_instance VALUES (2251799813685379, 2251799813685367, 2251799813685251, 'older-child', 'ask', NULL, 'SERVICE_TASK', 'TERMINATED', 2251799813685367, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'c-f0');
INSERT INTO public.element_instance VALUES (2251799813685355, 2251799813685264, 2251799813685250, 'older', 'each', NULL, 'MULTI_INSTANCE_BODY', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 1, 0, 1795161600000, 1795161600000, '<default>', 'h0');
INSERT INTO public.element_instance VALUES (2251799813685358, 2251799813685264, 2251799813685250, 'older', 'inside', NULL, 'SUB_PROCESS', 'TERMINATED', 2251799813685264, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'k0');
INSERT INTO public.element_instance VALUES (2251799813685315, 2251799813685258, 2251799813685250, 'older', 'paid', NULL, 'INTERMEDIATE_CATCH_EVENT', 'COMPLETED', 2251799813685258, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', 'e0');
INSERT INTO public.element_instance VALUES (2251799813685367, 2251799813685367, 2251799813685251, 'older-child', 'older-child', NULL, 'PROCESS', 'TERMINATED', 0, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685385, 2251799813685252, 2251799813685250, 'older', 'each', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685279, 0, 0, 0, 0, 2, 0, 1795161600000, 0, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685394, 2251799813685394, 2251799813685251, 'older-child', 'older-child', NULL, 'PROCESS', 'ACTIVATED', 0, 1, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685395, 2251799813685394, 2251799813685251, 'older-child', 'child-start', NULL, 'START_EVENT', 'COMPLETED', 2251799813685394, 0, 0, 0, 0, 0, 0, 1795161600000, 1795161600000, '<default>', NULL);
INSERT INTO public.element_instance VALUES (2251799813685396, 2251799813685394, 2251799813685251, 'older-child', 'ask', NULL, 'SERVICE_TASK', 'ACTIVATED', 2251799813685394, 0, 0, 0, 0, 0, 0, 1795161600000, 0, '<default>', 'c-f0');
INSERT INTO public.flow_token VALUES (2251799813685392, 2251799813685258, 2251799813685258, 'join', 'e1');
INSERT INTO public.incident VALUES (2251799813685384, 'JOB_NO_RETRIES', 'ACTIVE', 'it broke', 2251799813685252, 2251799813685252, 2251799813685250, 'older', 'failed', 2251799813685274, 2251799813685285, 1795161600000, 0, '<default>');
INSERT INTO public.job VALUES (2251799813685283, 'waiting', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'waiting', 2251799813685273, 1795161600000, 0, '[
"tag1"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685307, 'deep', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'deep', 2251799813685304, 1795161600000, 0, '[
"tag1"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685257, 'book', 'BPMN_ELEMENT', NULL, 'COMPLETED', 'old', 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'book', 2251799813685256, 1795161600000, 1795161600000, '[
"tag1"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685321, 'waiting', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685258, 2251799813685258, 2251799813685250, 'older', 1, 'waiting', 2251799813685311, 1795161600000, 0, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685323, 'failed', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 1, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685258, 2251799813685258, 2251799813685250, 'older', 1, 'failed', 2251799813685312, 1795161600000, 0, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685324, 'again', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685258, 2251799813685258, 2251799813685250, 'older', 1, 'again', 2251799813685313, 1795161600000, 0, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685340, 'each', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685258, 2251799813685258, 2251799813685250, 'older', 1, 'each', 2251799813685337, 1795161600000, 0, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685345, 'deep', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685258, 2251799813685258, 2251799813685250, 'older', 1, 'deep', 2251799813685342, 1795161600000, 0, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685263, 'book', 'BPMN_ELEMENT', NULL, 'COMPLETED', 'old', 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685258, 2251799813685258, 2251799813685250, 'older', 1, 'book', 2251799813685262, 1795161600000, 1795161600000, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685269, 'book', 'BPMN_ELEMENT', NULL, 'COMPLETED', 'old', 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685264, 2251799813685264, 2251799813685250, 'older', 1, 'book', 2251799813685268, 1795161600000, 1795161600000, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685359, 'waiting', 'BPMN_ELEMENT', NULL, 'CANCELED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685264, 2251799813685264, 2251799813685250, 'older', 1, 'waiting', 2251799813685349, 1795161600000, 1795161600000, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685361, 'failed', 'BPMN_ELEMENT', NULL, 'CANCELED', NULL, 1, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685264, 2251799813685264, 2251799813685250, 'older', 1, 'failed', 2251799813685350, 1795161600000, 1795161600000, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685362, 'again', 'BPMN_ELEMENT', NULL, 'CANCELED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685264, 2251799813685264, 2251799813685250, 'older', 1, 'again', 2251799813685351, 1795161600000, 1795161600000, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685378, 'each', 'BPMN_ELEMENT', NULL, 'CANCELED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685264, 2251799813685264, 2251799813685250, 'older', 1, 'each', 2251799813685375, 1795161600000, 1795161600000, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685383, 'deep', 'BPMN_ELEMENT', NULL, 'CANCELED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685264, 2251799813685264, 2251799813685250, 'older', 1, 'deep', 2251799813685380, 1795161600000, 1795161600000, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685381, 'ask', 'BPMN_ELEMENT', NULL, 'CANCELED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685367, 2251799813685264, 2251799813685251, 'older-child', 1, 'ask', 2251799813685379, 1795161600000, 1795161600000, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685285, 'failed', 'BPMN_ELEMENT', NULL, 'FAILED', 'old', 0, 0, 0, 0, '{}', NULL, 'it broke', 0, NULL, 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'failed', 2251799813685274, 1795161600000, 0, '[
"tag1"
]', '<default>', 1795161600000);
INSERT INTO public.job VALUES (2251799813685286, 'again', 'BPMN_ELEMENT', NULL, 'FAILED', 'old', 2, 0, 0, 1795162200000, '{}', NULL, 'once more', 0, NULL, 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'again', 2251799813685275, 1795161600000, 0, '[
"tag1"
]', '<default>', 1795161600000);
INSERT INTO public.job VALUES (2251799813685302, 'each', 'BPMN_ELEMENT', NULL, 'COMPLETED', 'old', 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'each', 2251799813685299, 1795161600000, 1795161600000, '[
"tag1"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685305, 'ask', 'BPMN_ELEMENT', NULL, 'ACTIVATED', 'old', 3, 0, 1795161660000, 0, '{}', NULL, NULL, 0, NULL, 2251799813685291, 2251799813685252, 2251799813685251, 'older-child', 1, 'ask', 2251799813685303, 1795161600000, 0, '[
"tag1"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685343, 'ask', 'BPMN_ELEMENT', NULL, 'ACTIVATED', 'old', 3, 0, 1795161660000, 0, '{}', NULL, NULL, 0, NULL, 2251799813685329, 2251799813685258, 2251799813685251, 'older-child', 1, 'ask', 2251799813685341, 1795161600000, 0, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685388, 'each', 'BPMN_ELEMENT', NULL, 'CREATED', NULL, 3, 0, 0, 0, '{}', NULL, NULL, 0, NULL, 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'each', 2251799813685385, 1795161600000, 0, '[
"tag1"
]', '<default>', 0);
INSERT INTO public.job VALUES (2251799813685397, 'ask', 'BPMN_ELEMENT', NULL, 'ACTIVATED', 'old', 3, 0, 1795161660000, 0, '{}', NULL, NULL, 0, NULL, 2251799813685394, 2251799813685394, 2251799813685251, 'older-child', 1, 'ask', 2251799813685396, 1795161600000, 0, '[]', '<default>', 0);
INSERT INTO public.message VALUES (2251799813685389, 'paid', 'order-2', 'm-1', '{"paidBy":"bank"}', 1881561600000, 0, '<default>', 0);
INSERT INTO public.message VALUES (2251799813685393, 'paid', 'order-4', NULL, '{}', 1881561600000, 0, '<default>', 0);
INSERT INTO public.message_correlation VALUES (2251799813685390, 2251799813685389, 'older', 2251799813685258, 2251799813685326, 'paid', 'order-2', 2251799813685250, 'paid', 2251799813685315, 1795161600000, '<default>');
INSERT INTO public.message_subscription VALUES (2251799813685288, 'paid', 'order-1', 'CATCH', 'CREATED', 1, 2251799813685252, 2251799813685277, 2251799813685250, 'older', 'paid', 1795161600000, '<default>');
INSERT INTO public.message_subscription VALUES (2251799813685296, 'shipped', 'order-1', 'CATCH', 'CREATED', 1, 2251799813685252, 2251799813685281, 2251799813685250, 'older', 'shipped', 1795161600000, '<default>');
INSERT INTO public.message_subscription VALUES (2251799813685334, 'shipped', 'order-2', 'CATCH', 'CREATED', 1, 2251799813685258, 2251799813685319, 2251799813685250, 'older', 'shipped', 1795161600000, '<default>');
INSERT INTO public.message_subscription VALUES (2251799813685364, 'paid', 'order-3', 'CATCH', 'DELETED', 1, 2251799813685264, 2251799813685353, 2251799813685250, 'older', 'paid', 1795161600000, '<default>');
INSERT INTO public.message_subscription VALUES (2251799813685372, 'shipped', 'order-3', 'CATCH', 'DELETED', 1, 2251799813685264, 2251799813685357, 2251799813685250, 'older', 'shipped', 1795161600000, '<default>');
INSERT INTO public.message_subscription VALUES (2251799813685326, 'paid', 'order-2', 'CATCH', 'CORRELATED', 1, 2251799813685258, 2251799813685315, 2251799813685250, 'older', 'paid', 1795161600000, '<default>');
INSERT INTO public.meta VALUES (1, 4, 1, 20, 2251799813695249);
INSERT INTO public.process_definition VALUES (2251799813685250, 'older', 1, NULL, NULL, 'older.bpmn', '436f070c80de74cb61c6dda47135b6bb108727a636aa9d990cbc961d94705db0', '<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="older">
  <bpmn:message id="paid-message" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>
  <bpmn:message id="shipped-message" name="shipped"><bpmn:extensionElements><zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>
  <bpmn:process id="older" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="f0" sourceRef="start" targetRef="book"/>
    <bpmn:serviceTask id="book"><bpmn:extensionElements><zeebe:taskDefinition type="book"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:boundaryEvent id="book-undone" attachedToRef="book"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
    <bpmn:serviceTask id="undo" isForCompensation="true"><bpmn:extensionElements><zeebe:taskDefinition type="undo"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f1" sourceRef="book" targetRef="fork"/>
    <bpmn:parallelGateway id="fork"/>
    <bpmn:sequenceFlow id="a0" sourceRef="fork" targetRef="waiting"/>
    <bpmn:sequenceFlow id="b0" sourceRef="fork" targetRef="failed"/>
    <bpmn:sequenceFlow id="c0" sourceRef="fork" targetRef="again"/>
    <bpmn:sequenceFlow id="d0" sourceRef="fork" targetRef="decide"/>
    <bpmn:sequenceFlow id="e0" sourceRef="fork" targetRef="paid"/>
    <bpmn:sequenceFlow id="g0" sourceRef="fork" targetRef="later"/>
    <bpmn:sequenceFlow id="h0" sourceRef="fork" targetRef="each"/>
    <bpmn:sequenceFlow id="i0" sourceRef="fork" targetRef="call"/>
    <bpmn:sequenceFlow id="j0" sourceRef="fork" targetRef="which"/>
    <bpmn:sequenceFlow id="k0" sourceRef="fork" targetRef="inside"/>
    <bpmn:serviceTask id="waiting"><bpmn:extensionElements><zeebe:taskDefinition type="waiting"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:boundaryEvent id="reminded" attachedToRef="waiting" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT30M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="a2" sourceRef="reminded" targetRef="remembered"/>
    <bpmn:endEvent id="remembered"/>
    <bpmn:serviceTask id="failed"><bpmn:extensionElements><zeebe:taskDefinition type="failed" retries="1"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:serviceTask id="again"><bpmn:extensionElements><zeebe:taskDefinition type="again" retries="3"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:userTask id="decide"><bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="clerks"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition messageRef="paid-message"/></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="later"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:serviceTask id="each"><bpmn:extensionElements><zeebe:taskDefinition type="each"/></bpmn:extensionElements>
      <bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1,2,3]" inputElement="item" outputCollection="items" outputElement="=item*item"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
    </bpmn:serviceTask>
    <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="older-child" propagateAllChildVariables="false"/><zeebe:ioMapping><zeebe:output source="=answer" target="answer"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:callActivity>
    <bpmn:eventBasedGateway id="which"/>
    <bpmn:sequenceFlow id="j1" sourceRef="which" targetRef="shipped"/>
    <bpmn:sequenceFlow id="j2" sourceRef="which" targetRef="too-late"/>
    <bpmn:intermediateCatchEvent id="shipped"><bpmn:messageEventDefinition messageRef="shipped-message"/></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="too-late"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P9D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:subProcess id="inside">
      <bpmn:startEvent id="in"/>
      <bpmn:sequenceFlow id="k1" sourceRef="in" targetRef="deep"/>
      <bpmn:serviceTask id="deep"><bpmn:extensionElements><zeebe:taskDefinition type="deep"/><zeebe:ioMapping><zeebe:input source="=order" target="own"/><zeebe:output source="=own" target="told"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>
      <bpmn:sequenceFlow id="k2" sourceRef="deep" targetRef="out"/>
      <bpmn:endEvent id="out"/>
    </bpmn:subProcess>
    <bpmn:sequenceFlow id="a1" sourceRef="waiting" targetRef="join"/>
    <bpmn:sequenceFlow id="b1" sourceRef="failed" targetRef="join"/>
    <bpmn:sequenceFlow id="c1" sourceRef="again" targetRef="join"/>
    <bpmn:sequenceFlow id="d1" sourceRef="decide" targetRef="join"/>
    <bpmn:sequenceFlow id="e1" sourceRef="paid" targetRef="join"/>
    <bpmn:sequenceFlow id="g1" sourceRef="later" targetRef="join"/>
    <bpmn:sequenceFlow id="h1" sourceRef="each" targetRef="join"/>
    <bpmn:sequenceFlow id="i1" sourceRef="call" targetRef="join"/>
    <bpmn:sequenceFlow id="j3" sourceRef="shipped" targetRef="joined"/>
    <bpmn:sequenceFlow id="j4" sourceRef="too-late" targetRef="joined"/>
    <bpmn:exclusiveGateway id="joined"/>
    <bpmn:sequenceFlow id="j5" sourceRef="joined" targetRef="join"/>
    <bpmn:sequenceFlow id="k3" sourceRef="inside" targetRef="join"/>
    <bpmn:parallelGateway id="join"/>
    <bpmn:sequenceFlow id="z0" sourceRef="join" targetRef="undo-all"/>
    <bpmn:endEvent id="undo-all"><bpmn:compensateEventDefinition/></bpmn:endEvent>
    <bpmn:association id="undoing" associationDirection="One" sourceRef="book-undone" targetRef="undo"/>
  </bpmn:process>
  <bpmn:process id="older-child" isExecutable="true">
    <bpmn:startEvent id="child-start"/>
    <bpmn:sequenceFlow id="c-f0" sourceRef="child-start" targetRef="ask"/>
    <bpmn:serviceTask id="ask"><bpmn:extensionElements><zeebe:taskDefinition type="ask"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="c-f1" sourceRef="ask" targetRef="child-end"/>
    <bpmn:endEvent id="child-end"/>
  </bpmn:process>
</bpmn:definitions>
', 2251799813685249, NULL, '<default>', 0, '[]', '[]', '[]', 0, 0);
INSERT INTO public.process_definition VALUES (2251799813685251, 'older-child', 1, NULL, NULL, 'older.bpmn', '436f070c80de74cb61c6dda47135b6bb108727a636aa9d990cbc961d94705db0', '<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="older">
  <bpmn:message id="paid-message" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>
  <bpmn:message id="shipped-message" name="shipped"><bpmn:extensionElements><zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>
  <bpmn:process id="older" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="f0" sourceRef="start" targetRef="book"/>
    <bpmn:serviceTask id="book"><bpmn:extensionElements><zeebe:taskDefinition type="book"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:boundaryEvent id="book-undone" attachedToRef="book"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
    <bpmn:serviceTask id="undo" isForCompensation="true"><bpmn:extensionElements><zeebe:taskDefinition type="undo"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f1" sourceRef="book" targetRef="fork"/>
    <bpmn:parallelGateway id="fork"/>
    <bpmn:sequenceFlow id="a0" sourceRef="fork" targetRef="waiting"/>
    <bpmn:sequenceFlow id="b0" sourceRef="fork" targetRef="failed"/>
    <bpmn:sequenceFlow id="c0" sourceRef="fork" targetRef="again"/>
    <bpmn:sequenceFlow id="d0" sourceRef="fork" targetRef="decide"/>
    <bpmn:sequenceFlow id="e0" sourceRef="fork" targetRef="paid"/>
    <bpmn:sequenceFlow id="g0" sourceRef="fork" targetRef="later"/>
    <bpmn:sequenceFlow id="h0" sourceRef="fork" targetRef="each"/>
    <bpmn:sequenceFlow id="i0" sourceRef="fork" targetRef="call"/>
    <bpmn:sequenceFlow id="j0" sourceRef="fork" targetRef="which"/>
    <bpmn:sequenceFlow id="k0" sourceRef="fork" targetRef="inside"/>
    <bpmn:serviceTask id="waiting"><bpmn:extensionElements><zeebe:taskDefinition type="waiting"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:boundaryEvent id="reminded" attachedToRef="waiting" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT30M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="a2" sourceRef="reminded" targetRef="remembered"/>
    <bpmn:endEvent id="remembered"/>
    <bpmn:serviceTask id="failed"><bpmn:extensionElements><zeebe:taskDefinition type="failed" retries="1"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:serviceTask id="again"><bpmn:extensionElements><zeebe:taskDefinition type="again" retries="3"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:userTask id="decide"><bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="clerks"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition messageRef="paid-message"/></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="later"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:serviceTask id="each"><bpmn:extensionElements><zeebe:taskDefinition type="each"/></bpmn:extensionElements>
      <bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1,2,3]" inputElement="item" outputCollection="items" outputElement="=item*item"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
    </bpmn:serviceTask>
    <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="older-child" propagateAllChildVariables="false"/><zeebe:ioMapping><zeebe:output source="=answer" target="answer"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:callActivity>
    <bpmn:eventBasedGateway id="which"/>
    <bpmn:sequenceFlow id="j1" sourceRef="which" targetRef="shipped"/>
    <bpmn:sequenceFlow id="j2" sourceRef="which" targetRef="too-late"/>
    <bpmn:intermediateCatchEvent id="shipped"><bpmn:messageEventDefinition messageRef="shipped-message"/></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="too-late"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P9D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:subProcess id="inside">
      <bpmn:startEvent id="in"/>
      <bpmn:sequenceFlow id="k1" sourceRef="in" targetRef="deep"/>
      <bpmn:serviceTask id="deep"><bpmn:extensionElements><zeebe:taskDefinition type="deep"/><zeebe:ioMapping><zeebe:input source="=order" target="own"/><zeebe:output source="=own" target="told"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>
      <bpmn:sequenceFlow id="k2" sourceRef="deep" targetRef="out"/>
      <bpmn:endEvent id="out"/>
    </bpmn:subProcess>
    <bpmn:sequenceFlow id="a1" sourceRef="waiting" targetRef="join"/>
    <bpmn:sequenceFlow id="b1" sourceRef="failed" targetRef="join"/>
    <bpmn:sequenceFlow id="c1" sourceRef="again" targetRef="join"/>
    <bpmn:sequenceFlow id="d1" sourceRef="decide" targetRef="join"/>
    <bpmn:sequenceFlow id="e1" sourceRef="paid" targetRef="join"/>
    <bpmn:sequenceFlow id="g1" sourceRef="later" targetRef="join"/>
    <bpmn:sequenceFlow id="h1" sourceRef="each" targetRef="join"/>
    <bpmn:sequenceFlow id="i1" sourceRef="call" targetRef="join"/>
    <bpmn:sequenceFlow id="j3" sourceRef="shipped" targetRef="joined"/>
    <bpmn:sequenceFlow id="j4" sourceRef="too-late" targetRef="joined"/>
    <bpmn:exclusiveGateway id="joined"/>
    <bpmn:sequenceFlow id="j5" sourceRef="joined" targetRef="join"/>
    <bpmn:sequenceFlow id="k3" sourceRef="inside" targetRef="join"/>
    <bpmn:parallelGateway id="join"/>
    <bpmn:sequenceFlow id="z0" sourceRef="join" targetRef="undo-all"/>
    <bpmn:endEvent id="undo-all"><bpmn:compensateEventDefinition/></bpmn:endEvent>
    <bpmn:association id="undoing" associationDirection="One" sourceRef="book-undone" targetRef="undo"/>
  </bpmn:process>
  <bpmn:process id="older-child" isExecutable="true">
    <bpmn:startEvent id="child-start"/>
    <bpmn:sequenceFlow id="c-f0" sourceRef="child-start" targetRef="ask"/>
    <bpmn:serviceTask id="ask"><bpmn:extensionElements><zeebe:taskDefinition type="ask"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="c-f1" sourceRef="ask" targetRef="child-end"/>
    <bpmn:endEvent id="child-end"/>
  </bpmn:process>
</bpmn:definitions>
', 2251799813685249, NULL, '<default>', 0, '[]', '[]', '[]', 0, 0);
INSERT INTO public.process_instance VALUES (2251799813685258, 2251799813685250, 'older', 1, NULL, NULL, 'ACTIVE', 0, 0, 2251799813685258, 1795161600000, 0, 0, 0, '[]', '[
"tag2"
]', 'business-2', NULL, NULL, '<default>', NULL);
INSERT INTO public.process_instance VALUES (2251799813685291, 2251799813685251, 'older-child', 1, NULL, NULL, 'ACTIVE', 2251799813685252, 2251799813685280, 2251799813685252, 1795161600000, 0, 0, 0, '[]', '[
"tag1"
]', 'business-1', NULL, NULL, '<default>', NULL);
INSERT INTO public.process_instance VALUES (2251799813685329, 2251799813685251, 'older-child', 1, NULL, NULL, 'ACTIVE', 2251799813685258, 2251799813685318, 2251799813685258, 1795161600000, 0, 0, 0, '[]', '[
"tag2"
]', 'business-2', NULL, NULL, '<default>', NULL);
INSERT INTO public.process_instance VALUES (2251799813685367, 2251799813685251, 'older-child', 1, NULL, NULL, 'TERMINATED', 2251799813685264, 2251799813685356, 2251799813685264, 1795161600000, 1795161600000, 0, 0, '[]', '[
"tag3"
]', 'business-3', NULL, NULL, '<default>', NULL);
INSERT INTO public.process_instance VALUES (2251799813685264, 2251799813685250, 'older', 1, NULL, NULL, 'TERMINATED', 0, 0, 2251799813685264, 1795161600000, 1795161600000, 0, 0, '[]', '[
"tag3"
]', 'business-3', NULL, NULL, '<default>', NULL);
INSERT INTO public.process_instance VALUES (2251799813685252, 2251799813685250, 'older', 1, NULL, NULL, 'ACTIVE', 0, 0, 2251799813685252, 1795161600000, 0, 1, 0, '[]', '[
"tag1"
]', 'business-1', NULL, NULL, '<default>', NULL);
INSERT INTO public.process_instance VALUES (2251799813685394, 2251799813685251, 'older-child', 1, NULL, NULL, 'ACTIVE', 0, 0, 2251799813685394, 1795161600000, 0, 0, 0, '[]', '[]', NULL, NULL, NULL, '<default>', NULL);
INSERT INTO public.task_name VALUES ('g:clerks', 2251799813685287);
INSERT INTO public.task_name VALUES ('g:clerks', 2251799813685325);
INSERT INTO public.timer VALUES (2251799813685284, 1795163400000, 'CREATED', NULL, 1, 2251799813685252, 2251799813685273, 2251799813685250, 'older', 'reminded', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685289, 1795165200000, 'CREATED', NULL, 1, 2251799813685252, 2251799813685278, 2251799813685250, 'older', 'later', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685297, 1795939200000, 'CREATED', NULL, 1, 2251799813685252, 2251799813685281, 2251799813685250, 'older', 'too-late', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685322, 1795163400000, 'CREATED', NULL, 1, 2251799813685258, 2251799813685311, 2251799813685250, 'older', 'reminded', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685327, 1795165200000, 'CREATED', NULL, 1, 2251799813685258, 2251799813685316, 2251799813685250, 'older', 'later', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685335, 1795939200000, 'CREATED', NULL, 1, 2251799813685258, 2251799813685319, 2251799813685250, 'older', 'too-late', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685360, 1795163400000, 'CANCELED', NULL, 1, 2251799813685264, 2251799813685349, 2251799813685250, 'older', 'reminded', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685365, 1795165200000, 'CANCELED', NULL, 1, 2251799813685264, 2251799813685354, 2251799813685250, 'older', 'later', '<default>', NULL);
INSERT INTO public.timer VALUES (2251799813685373, 1795939200000, 'CANCELED', NULL, 1, 2251799813685264, 2251799813685357, 2251799813685250, 'older', 'too-late', '<default>', NULL);
INSERT INTO public.user_task VALUES (2251799813685287, 'CREATED', 'decide', NULL, '[
"clerks"
]', '[]', NULL, NULL, 50, 0, NULL, '{}', 2251799813685252, 2251799813685252, 2251799813685250, 'older', 1, 'decide', 2251799813685276, 1795161600000, 0, NULL, '[
"tag1"
]', '<default>', 0);
INSERT INTO public.user_task VALUES (2251799813685325, 'CREATED', 'decide', NULL, '[
"clerks"
]', '[]', NULL, NULL, 50, 0, NULL, '{}', 2251799813685258, 2251799813685258, 2251799813685250, 'older', 1, 'decide', 2251799813685314, 1795161600000, 0, NULL, '[
"tag2"
]', '<default>', 0);
INSERT INTO public.user_task VALUES (2251799813685363, 'CANCELED', 'decide', NULL, '[
"clerks"
]', '[]', NULL, NULL, 50, 0, NULL, '{}', 2251799813685264, 2251799813685264, 2251799813685250, 'older', 1, 'decide', 2251799813685352, 1795161600000, 1795161600000, NULL, '[
"tag3"
]', '<default>', 0);
INSERT INTO public.variable VALUES (2251799813685253, 'order', '"order-1"', 2251799813685252, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685254, 'amount', '12.5', 2251799813685252, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685259, 'order', '"order-2"', 2251799813685258, 2251799813685258, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685260, 'amount', '25.0', 2251799813685258, 2251799813685258, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685265, 'order', '"order-3"', 2251799813685264, 2251799813685264, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685266, 'amount', '37.5', 2251799813685264, 2251799813685264, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685270, 'booked', 'true', 2251799813685252, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685292, 'order', '"order-1"', 2251799813685291, 2251799813685291, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685293, 'amount', '12.5', 2251799813685291, 2251799813685291, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685294, 'booked', 'true', 2251799813685291, 2251799813685291, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685300, 'item', '1', 2251799813685299, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685301, 'loopCounter', '1', 2251799813685299, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685306, 'own', '"order-1"', 2251799813685304, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685308, 'booked', 'true', 2251799813685258, 2251799813685258, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685328, 'items', '[null,null,null]', 2251799813685317, 2251799813685258, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685330, 'order', '"order-2"', 2251799813685329, 2251799813685329, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685331, 'amount', '25.0', 2251799813685329, 2251799813685329, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685332, 'booked', 'true', 2251799813685329, 2251799813685329, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685338, 'item', '1', 2251799813685337, 2251799813685258, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685339, 'loopCounter', '1', 2251799813685337, 2251799813685258, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685344, 'own', '"order-2"', 2251799813685342, 2251799813685258, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685346, 'booked', 'true', 2251799813685264, 2251799813685264, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685366, 'items', '[null,null,null]', 2251799813685355, 2251799813685264, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685368, 'order', '"order-3"', 2251799813685367, 2251799813685367, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685369, 'amount', '37.5', 2251799813685367, 2251799813685367, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685370, 'booked', 'true', 2251799813685367, 2251799813685367, 2251799813685251, '<default>');
INSERT INTO public.variable VALUES (2251799813685376, 'item', '1', 2251799813685375, 2251799813685264, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685377, 'loopCounter', '1', 2251799813685375, 2251799813685264, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685382, 'own', '"order-3"', 2251799813685380, 2251799813685264, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685386, 'item', '2', 2251799813685385, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685387, 'loopCounter', '2', 2251799813685385, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685290, 'items', '[1,null,null]', 2251799813685279, 2251799813685252, 2251799813685250, '<default>');
INSERT INTO public.variable VALUES (2251799813685391, 'paidBy', '"bank"', 2251799813685258, 2251799813685258, 2251799813685250, '<default>');
ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.batch_item
    ADD CONSTRAINT batch_item_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.batch_operation
    ADD CONSTRAINT batch_operation_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.cluster_variable
    ADD CONSTRAINT cluster_variable_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.compensation
    ADD CONSTRAINT compensation_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.condition_subscription
    ADD CONSTRAINT condition_subscription_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.continuation
    ADD CONSTRAINT continuation_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.decision_definition
    ADD CONSTRAINT decision_definition_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.decision_instance
    ADD CONSTRAINT decision_instance_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.decision_requirements
    ADD CONSTRAINT decision_requirements_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.element_instance
    ADD CONSTRAINT element_instance_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.flow_token
    ADD CONSTRAINT flow_token_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.form
    ADD CONSTRAINT form_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.global_listener
    ADD CONSTRAINT global_listener_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.listener_turn
    ADD CONSTRAINT listener_turn_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.message_correlation
    ADD CONSTRAINT message_correlation_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.message_subscription
    ADD CONSTRAINT message_subscription_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.process_definition
    ADD CONSTRAINT process_definition_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.process_instance
    ADD CONSTRAINT process_instance_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.resource
    ADD CONSTRAINT resource_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.set_aside
    ADD CONSTRAINT set_aside_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.signal_part
    ADD CONSTRAINT signal_part_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.signal
    ADD CONSTRAINT signal_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.signal_subscription
    ADD CONSTRAINT signal_subscription_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.task_name
    ADD CONSTRAINT task_name_pkey PRIMARY KEY (name, task_key);
ALTER TABLE ONLY public.task_transition
    ADD CONSTRAINT task_transition_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.timer
    ADD CONSTRAINT timer_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.user_task
    ADD CONSTRAINT user_task_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.variable
    ADD CONSTRAINT variable_pkey PRIMARY KEY (key);
CREATE INDEX ix_batch_item_active ON public.batch_item USING btree (batch_operation_key, key) WHERE (state = 'ACTIVE'::text);
CREATE INDEX ix_batch_item_due ON public.batch_item USING btree (key) WHERE (due = 1);
CREATE INDEX ix_cluster_variable_by_name ON public.cluster_variable USING btree ("left"(name, 160), key);
CREATE INDEX ix_cluster_variable_by_scope ON public.cluster_variable USING btree ("left"(scope, 160), key);
CREATE INDEX ix_compensation_by_handler ON public.compensation USING btree (handler_key, key) WHERE (handler_key <> 0);
CREATE INDEX ix_compensation_by_scope ON public.compensation USING btree (scope_key, key);
CREATE INDEX ix_compensation_by_throw ON public.compensation USING btree (throw_event_key, key) WHERE (throw_event_key <> 0);
CREATE INDEX ix_condition_subscription_by_element ON public.condition_subscription USING btree (element_instance_key, key);
CREATE INDEX ix_condition_subscription_by_instance ON public.condition_subscription USING btree (process_instance_key, key);
CREATE INDEX ix_continuation_open ON public.continuation USING btree (key) WHERE (done = 0);
CREATE INDEX ix_decision_definition_by_id ON public.decision_definition USING btree ("left"(decision_definition_id, 160), version DESC, key);
CREATE INDEX ix_decision_definition_by_requirements ON public.decision_definition USING btree (decision_requirements_key, key);
CREATE INDEX ix_decision_definition_live ON public.decision_definition USING btree ("left"(decision_definition_id, 160), version DESC, key) WHERE (deleted = 0);
CREATE INDEX ix_decision_requirements_by_id ON public.decision_requirements USING btree ("left"(decision_requirements_id, 160), version DESC, key);
CREATE INDEX ix_decision_requirements_live ON public.decision_requirements USING btree ("left"(decision_requirements_id, 160), version DESC, key) WHERE (deleted = 0);
CREATE INDEX ix_document_by_id ON public.document USING btree ("left"(document_id, 160), key) WHERE (deleted = 0);
CREATE INDEX ix_document_by_instance ON public.document USING btree (process_instance_key, key) WHERE (deleted = 0);
CREATE INDEX ix_element_instance_active_children ON public.element_instance USING btree (scope_key, key) WHERE (state = ANY (ARRAY['ACTIVATED'::text, 'ACTIVATING'::text, 'COMPLETING'::text, 'TERMINATING'::text]));
CREATE INDEX ix_flow_token_by_gateway ON public.flow_token USING btree (scope_key, "left"(gateway_id, 160), key);
CREATE INDEX ix_flow_token_by_scope ON public.flow_token USING btree (scope_key, key);
CREATE INDEX ix_form_by_id ON public.form USING btree ("left"(form_id, 160), version DESC, key);
CREATE INDEX ix_form_live ON public.form USING btree ("left"(form_id, 160), version DESC, key) WHERE (deleted = 0);
CREATE INDEX ix_global_listener_by_id ON public.global_listener USING btree (kind, "left"(listener_id, 160), key);
CREATE INDEX ix_global_listener_by_kind ON public.global_listener USING btree (kind, key);
CREATE INDEX ix_incident_by_element ON public.incident USING btree (element_instance_key, key) WHERE (state = 'ACTIVE'::text);
CREATE INDEX ix_incident_by_job ON public.incident USING btree (job_key, key) WHERE (state = 'ACTIVE'::text);
CREATE INDEX ix_job_activatable ON public.job USING btree ("left"(type, 160), priority DESC, key) WHERE (state = 'CREATED'::text);
CREATE INDEX ix_job_backoff ON public.job USING btree (due_millis, key) WHERE (due_millis <> 0);
CREATE INDEX ix_job_by_element ON public.job USING btree (element_instance_key, key) WHERE (state = ANY (ARRAY['ACTIVATED'::text, 'CREATED'::text, 'ERROR_THROWN'::text, 'FAILED'::text]));
CREATE INDEX ix_job_deadline ON public.job USING btree (deadline_millis, key) WHERE (state = 'ACTIVATED'::text);
CREATE INDEX ix_message_by_id ON public.message USING btree ("left"(name, 160), "left"(correlation_key, 160), "left"(message_id, 160), key) WHERE (expired = 0);
CREATE INDEX ix_message_by_name ON public.message USING btree ("left"(name, 160), "left"(correlation_key, 160), key) WHERE (expired = 0);
CREATE INDEX ix_message_correlation_by_message ON public.message_correlation USING btree (message_key, key);
CREATE INDEX ix_message_deadline ON public.message USING btree (deadline_millis, key) WHERE (expired = 0);
CREATE INDEX ix_message_subscription_by_definition ON public.message_subscription USING btree (process_definition_key, element_instance_key, key) WHERE (state = 'CREATED'::text);
CREATE INDEX ix_message_subscription_by_element ON public.message_subscription USING btree (element_instance_key, key) WHERE (state = 'CREATED'::text);
CREATE INDEX ix_message_subscription_by_name ON public.message_subscription USING btree ("left"(message_name, 160), "left"(correlation_key, 160), key) WHERE (state = 'CREATED'::text);
CREATE INDEX ix_process_definition_by_deployment ON public.process_definition USING btree (deployment_key, key);
CREATE INDEX ix_process_definition_by_id ON public.process_definition USING btree ("left"(process_definition_id, 160), version DESC, key);
CREATE INDEX ix_process_definition_live ON public.process_definition USING btree ("left"(process_definition_id, 160), version DESC, key) WHERE (deleted = 0);
CREATE INDEX ix_process_definition_restricted ON public.process_definition USING btree (key) WHERE (restricted = 1);
CREATE INDEX ix_process_instance_active_by_definition ON public.process_instance USING btree (process_definition_key, state, key) WHERE (state = 'ACTIVE'::text);
CREATE INDEX ix_process_instance_by_start_message ON public.process_instance USING btree ("left"(process_definition_id, 160), "left"(start_correlation_key, 160), key) WHERE (state = 'ACTIVE'::text);
CREATE INDEX ix_resource_by_id ON public.resource USING btree ("left"(resource_id, 160), version DESC, key);
CREATE INDEX ix_resource_live ON public.resource USING btree ("left"(resource_id, 160), version DESC, key) WHERE (deleted = 0);
CREATE INDEX ix_set_aside_all ON public.set_aside USING btree (at_millis, key);
CREATE INDEX ix_set_aside_by_incident ON public.set_aside USING btree (incident_key, key) WHERE (incident_key <> 0);
CREATE INDEX ix_signal_part_by_signal ON public.signal_part USING btree (signal_key, key);
CREATE INDEX ix_signal_subscription_by_definition ON public.signal_subscription USING btree (process_definition_key, element_instance_key, key);
CREATE INDEX ix_signal_subscription_by_element ON public.signal_subscription USING btree (element_instance_key, key);
CREATE INDEX ix_signal_subscription_by_name ON public.signal_subscription USING btree ("left"(signal_name, 160), key);
CREATE INDEX ix_task_name_by_task ON public.task_name USING btree (task_key);
CREATE INDEX ix_timer_by_definition ON public.timer USING btree (process_definition_key, element_instance_key, key) WHERE (state = 'CREATED'::text);
CREATE INDEX ix_timer_by_element ON public.timer USING btree (element_instance_key, key) WHERE (state = 'CREATED'::text);
CREATE INDEX ix_timer_due ON public.timer USING btree (due_millis, key) WHERE (state = 'CREATED'::text);
CREATE INDEX ix_user_task_by_element ON public.user_task USING btree (element_instance_key, key) WHERE (state = ANY (ARRAY['ASSIGNING'::text, 'CANCELING'::text, 'COMPLETING'::text, 'CREATED'::text, 'CREATING'::text, 'UPDATING'::text]));
CREATE INDEX ix_variable_by_scope ON public.variable USING btree (scope_key, "left"(name, 160), key);
CREATE INDEX ix_variable_of_scope ON public.variable USING btree (scope_key, key);
CREATE INDEX sx_audit_process_instance_key ON public.audit USING btree (process_instance_key);
CREATE INDEX sx_audit_seq ON public.audit USING btree (seq);
CREATE INDEX sx_audit_user_task_key ON public.audit USING btree (user_task_key);
CREATE INDEX sx_batch_item_batch_operation_key ON public.batch_item USING btree (batch_operation_key);
CREATE INDEX sx_continuation_process_instance_key ON public.continuation USING btree (process_instance_key);
CREATE INDEX sx_decision_instance_decision_definition_key ON public.decision_instance USING btree (decision_definition_key);
CREATE INDEX sx_decision_instance_evaluation_key ON public.decision_instance USING btree (evaluation_key);
CREATE INDEX sx_decision_instance_process_instance_key ON public.decision_instance USING btree (process_instance_key);
CREATE INDEX sx_document_content_hash ON public.document USING btree ("left"(content_hash, 160));
CREATE INDEX sx_element_instance_process_instance_key ON public.element_instance USING btree (process_instance_key);
CREATE INDEX sx_incident_process_instance_key ON public.incident USING btree (process_instance_key);
CREATE INDEX sx_incident_state ON public.incident USING btree (state);
CREATE INDEX sx_job_process_instance_key ON public.job USING btree (process_instance_key);
CREATE INDEX sx_message_correlation_process_instance_key ON public.message_correlation USING btree (process_instance_key);
CREATE INDEX sx_message_subscription_process_instance_key ON public.message_subscription USING btree (process_instance_key);
CREATE INDEX sx_process_instance_business_id ON public.process_instance USING btree ("left"(business_id, 160));
CREATE INDEX sx_process_instance_parent_process_instance_key ON public.process_instance USING btree (parent_process_instance_key);
CREATE INDEX sx_process_instance_process_definition_key ON public.process_instance USING btree (process_definition_key);
CREATE INDEX sx_process_instance_state ON public.process_instance USING btree (state);
CREATE INDEX sx_set_aside_process_instance_key ON public.set_aside USING btree (process_instance_key);
CREATE INDEX sx_timer_process_instance_key ON public.timer USING btree (process_instance_key);
CREATE INDEX sx_user_task_process_instance_key ON public.user_task USING btree (process_instance_key);
CREATE INDEX sx_user_task_state_assignee ON public.user_task USING btree (state, "left"(assignee, 160));
CREATE INDEX sx_variable_name_value ON public.variable USING btree ("left"(name, 160), "left"(value, 160));
CREATE INDEX sx_variable_process_instance_key ON public.variable USING btree (process_instance_key);
CREATE TRIGGER audit_no_change BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.audit_append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.audit_append_only();
CREATE TRIGGER task_name_changed AFTER UPDATE ON public.user_task FOR EACH ROW WHEN (((new.assignee IS DISTINCT FROM old.assignee) OR (new.candidate_users <> old.candidate_users) OR (new.candidate_groups <> old.candidate_groups) OR ((new.state = ANY (ARRAY['ASSIGNING'::text, 'CANCELING'::text, 'COMPLETING'::text, 'CREATED'::text, 'CREATING'::text, 'UPDATING'::text])) <> (old.state = ANY (ARRAY['ASSIGNING'::text, 'CANCELING'::text, 'COMPLETING'::text, 'CREATED'::text, 'CREATING'::text, 'UPDATING'::text]))))) EXECUTE FUNCTION public.task_name_follow();
CREATE TRIGGER task_name_moved AFTER INSERT OR DELETE ON public.user_task FOR EACH ROW EXECUTE FUNCTION public.task_name_follow();
