CREATE TABLE meta (id INTEGER PRIMARY KEY, schema_version INTEGER NOT NULL, owner_epoch BIGINT NOT NULL, batch_number BIGINT NOT NULL, key_high_water_mark BIGINT NOT NULL);
CREATE TABLE "process_definition" ("key" INTEGER PRIMARY KEY,"process_definition_id" TEXT,"version" INTEGER,"version_tag" TEXT,"name" TEXT,"resource_name" TEXT,"checksum" TEXT,"xml" TEXT,"deployment_key" INTEGER,"start_form_id" TEXT,"tenant_id" TEXT,"restricted" INTEGER,"roles" TEXT,"protected_job_types" TEXT,"protected_messages" TEXT,"unvouched" INTEGER,"deleted" INTEGER) STRICT;
CREATE TABLE "decision_requirements" ("key" INTEGER PRIMARY KEY,"decision_requirements_id" TEXT,"version" INTEGER,"name" TEXT,"resource_name" TEXT,"checksum" TEXT,"xml" TEXT,"deployment_key" INTEGER,"tenant_id" TEXT,"deleted" INTEGER) STRICT;
CREATE TABLE "decision_definition" ("key" INTEGER PRIMARY KEY,"decision_definition_id" TEXT,"version" INTEGER,"version_tag" TEXT,"name" TEXT,"decision_requirements_key" INTEGER,"decision_requirements_id" TEXT,"deployment_key" INTEGER,"tenant_id" TEXT,"deleted" INTEGER) STRICT;
CREATE TABLE "form" ("key" INTEGER PRIMARY KEY,"form_id" TEXT,"version" INTEGER,"version_tag" TEXT,"resource_name" TEXT,"checksum" TEXT,"schema" TEXT,"deployment_key" INTEGER,"tenant_id" TEXT,"deleted" INTEGER) STRICT;
CREATE TABLE "resource" ("key" INTEGER PRIMARY KEY,"resource_id" TEXT,"version" INTEGER,"version_tag" TEXT,"resource_name" TEXT,"checksum" TEXT,"content" TEXT,"deployment_key" INTEGER,"tenant_id" TEXT,"deleted" INTEGER) STRICT;
CREATE TABLE "process_instance" ("key" INTEGER PRIMARY KEY,"process_definition_key" INTEGER,"process_definition_id" TEXT,"process_definition_version" INTEGER,"process_definition_name" TEXT,"version_tag" TEXT,"state" TEXT,"parent_process_instance_key" INTEGER,"parent_element_instance_key" INTEGER,"root_process_instance_key" INTEGER,"start_date_millis" INTEGER,"end_date_millis" INTEGER,"open_incidents" INTEGER,"awaits_result" INTEGER,"result_variables" TEXT,"tags" TEXT,"business_id" TEXT,"start_message_name" TEXT,"start_correlation_key" TEXT,"tenant_id" TEXT,"trace_parent" TEXT) STRICT;
CREATE TABLE "element_instance" ("key" INTEGER PRIMARY KEY,"process_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"element_id" TEXT,"element_name" TEXT,"type" TEXT,"state" TEXT,"scope_key" INTEGER,"active_children" INTEGER,"flows_in_flight" INTEGER,"interrupting_key" INTEGER,"called_process_instance_key" INTEGER,"loop_counter" INTEGER,"incident_key" INTEGER,"start_date_millis" INTEGER,"end_date_millis" INTEGER,"tenant_id" TEXT,"taken_flows" TEXT) STRICT;
CREATE TABLE "flow_token" ("key" INTEGER PRIMARY KEY,"scope_key" INTEGER,"process_instance_key" INTEGER,"gateway_id" TEXT,"flow_id" TEXT) STRICT;
CREATE TABLE "compensation" ("key" INTEGER PRIMARY KEY,"process_instance_key" INTEGER,"scope_key" INTEGER,"element_instance_key" INTEGER,"element_id" TEXT,"event_id" TEXT,"throw_event_key" INTEGER,"handler_key" INTEGER) STRICT;
CREATE TABLE "variable" ("key" INTEGER PRIMARY KEY,"name" TEXT,"value" TEXT,"scope_key" INTEGER,"process_instance_key" INTEGER,"process_definition_key" INTEGER,"tenant_id" TEXT) STRICT;
CREATE TABLE "job" ("key" INTEGER PRIMARY KEY,"type" TEXT,"kind" TEXT,"listener_event_type" TEXT,"state" TEXT,"worker" TEXT,"retries" INTEGER,"priority" INTEGER,"deadline_millis" INTEGER,"due_millis" INTEGER,"custom_headers" TEXT,"error_code" TEXT,"error_message" TEXT,"denied" INTEGER,"denied_reason" TEXT,"process_instance_key" INTEGER,"root_process_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"process_definition_version" INTEGER,"element_id" TEXT,"element_instance_key" INTEGER,"creation_time_millis" INTEGER,"end_time_millis" INTEGER,"tags" TEXT,"tenant_id" TEXT,"failed_millis" INTEGER) STRICT;
CREATE TABLE "user_task" ("key" INTEGER PRIMARY KEY,"state" TEXT,"name" TEXT,"assignee" TEXT,"candidate_groups" TEXT,"candidate_users" TEXT,"due_date" TEXT,"follow_up_date" TEXT,"priority" INTEGER,"form_key" INTEGER,"external_form_reference" TEXT,"custom_headers" TEXT,"process_instance_key" INTEGER,"root_process_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"process_definition_version" INTEGER,"element_id" TEXT,"element_instance_key" INTEGER,"creation_date_millis" INTEGER,"completion_date_millis" INTEGER,"action" TEXT,"tags" TEXT,"tenant_id" TEXT,"shows_inputs_only" INTEGER) STRICT;
CREATE TABLE "task_transition" ("key" INTEGER PRIMARY KEY,"event" TEXT,"listener" INTEGER,"command" TEXT,"action" TEXT,"assignee" TEXT,"assignee_of_model" INTEGER,"candidate_groups" TEXT,"candidate_users" TEXT,"due_date" TEXT,"follow_up_date" TEXT,"priority" INTEGER,"variables" TEXT,"variables_are_local" INTEGER,"asked_by" TEXT,"globals" TEXT) STRICT;
CREATE TABLE "listener_turn" ("key" INTEGER PRIMARY KEY,"process_instance_key" INTEGER,"event" TEXT,"listener" INTEGER,"job_key" INTEGER) STRICT;
CREATE TABLE "global_listener" ("key" INTEGER PRIMARY KEY,"kind" TEXT,"listener_id" TEXT,"type" TEXT,"retries" INTEGER,"event_types" TEXT,"after_non_global" INTEGER,"priority" INTEGER,"source" TEXT) STRICT;
CREATE TABLE "incident" ("key" INTEGER PRIMARY KEY,"type" TEXT,"state" TEXT,"message" TEXT,"process_instance_key" INTEGER,"root_process_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"element_id" TEXT,"element_instance_key" INTEGER,"job_key" INTEGER,"creation_time_millis" INTEGER,"end_time_millis" INTEGER,"tenant_id" TEXT) STRICT;
CREATE TABLE "message" ("key" INTEGER PRIMARY KEY,"name" TEXT,"correlation_key" TEXT,"message_id" TEXT,"variables" TEXT,"deadline_millis" INTEGER,"expired" INTEGER,"tenant_id" TEXT,"restricted" INTEGER) STRICT;
CREATE TABLE "message_correlation" ("key" INTEGER PRIMARY KEY,"message_key" INTEGER,"process_definition_id" TEXT,"process_instance_key" INTEGER,"subscription_key" INTEGER,"message_name" TEXT,"correlation_key" TEXT,"process_definition_key" INTEGER,"element_id" TEXT,"element_instance_key" INTEGER,"correlated_millis" INTEGER,"tenant_id" TEXT) STRICT;
CREATE TABLE "message_subscription" ("key" INTEGER PRIMARY KEY,"message_name" TEXT,"correlation_key" TEXT,"kind" TEXT,"state" TEXT,"interrupting" INTEGER,"process_instance_key" INTEGER,"element_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"element_id" TEXT,"updated_millis" INTEGER,"tenant_id" TEXT) STRICT;
CREATE TABLE "signal_subscription" ("key" INTEGER PRIMARY KEY,"signal_name" TEXT,"interrupting" INTEGER,"process_instance_key" INTEGER,"element_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"element_id" TEXT,"tenant_id" TEXT) STRICT;
CREATE TABLE "signal" ("key" INTEGER PRIMARY KEY,"name" TEXT,"variables" TEXT,"trusted" INTEGER,"confidential" INTEGER,"tenant_id" TEXT) STRICT;
CREATE TABLE "signal_part" ("key" INTEGER PRIMARY KEY,"signal_key" INTEGER,"subscription_keys" TEXT) STRICT;
CREATE TABLE "condition_subscription" ("key" INTEGER PRIMARY KEY,"process_instance_key" INTEGER,"element_instance_key" INTEGER,"element_id" TEXT) STRICT;
CREATE TABLE "timer" ("key" INTEGER PRIMARY KEY,"due_millis" INTEGER,"state" TEXT,"interval" TEXT,"repetitions" INTEGER,"process_instance_key" INTEGER,"element_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"element_id" TEXT,"tenant_id" TEXT,"time_zone" TEXT) STRICT;
CREATE TABLE "continuation" ("key" INTEGER PRIMARY KEY,"process_instance_key" INTEGER,"work" TEXT,"done" INTEGER) STRICT;
CREATE TABLE "batch_operation" ("key" INTEGER PRIMARY KEY,"type" TEXT,"state" TEXT,"plan" TEXT,"actor_id" TEXT,"actor_kind" TEXT,"actor_restricted" INTEGER,"actor_roles" TEXT,"actor_groups" TEXT,"actor_stands_in_for" TEXT,"start_millis" INTEGER,"end_millis" INTEGER,"total" INTEGER,"completed" INTEGER,"failed" INTEGER,"released" INTEGER,"error" TEXT,"tenant_id" TEXT) STRICT;
CREATE TABLE "batch_item" ("key" INTEGER PRIMARY KEY,"batch_operation_key" INTEGER,"operation_type" TEXT,"item_key" INTEGER,"process_instance_key" INTEGER,"root_process_instance_key" INTEGER,"process_definition_id" TEXT,"state" TEXT,"due" INTEGER,"processed_millis" INTEGER,"error" TEXT,"tenant_id" TEXT) STRICT;
CREATE TABLE "decision_instance" ("key" INTEGER PRIMARY KEY,"evaluation_key" INTEGER,"position" INTEGER,"decision_definition_id" TEXT,"decision_definition_key" INTEGER,"decision_name" TEXT,"decision_version" INTEGER,"decision_type" TEXT,"failed" INTEGER,"failure" TEXT,"result" TEXT,"inputs" TEXT,"matched_rules" TEXT,"process_instance_key" INTEGER,"process_definition_key" INTEGER,"process_definition_id" TEXT,"element_instance_key" INTEGER,"element_id" TEXT,"evaluated_millis" INTEGER,"tenant_id" TEXT) STRICT;
CREATE TABLE "document" ("key" INTEGER PRIMARY KEY,"document_id" TEXT,"content_hash" TEXT,"size_bytes" INTEGER,"metadata" TEXT,"process_instance_key" INTEGER,"deleted" INTEGER,"creation_millis" INTEGER,"expiry_millis" INTEGER,"tenant_id" TEXT,"process_definition_id" TEXT,"created_by" TEXT) STRICT;
CREATE TABLE "cluster_variable" ("key" INTEGER PRIMARY KEY,"name" TEXT,"value" TEXT,"scope" TEXT,"owner" TEXT) STRICT;
CREATE TABLE "set_aside" ("key" INTEGER PRIMARY KEY,"process_instance_key" INTEGER,"incident_key" INTEGER,"at_millis" INTEGER) STRICT;
CREATE TABLE "audit" ("key" INTEGER PRIMARY KEY,"seq" INTEGER,"form" INTEGER,"at" INTEGER,"who" TEXT,"for_whom" TEXT,"what" TEXT,"subject" TEXT,"subject_id" TEXT,"reason" TEXT,"reason_salt" TEXT,"reason_digest" TEXT,"before_json" TEXT,"before_salt" TEXT,"before_digest" TEXT,"after_json" TEXT,"after_salt" TEXT,"after_digest" TEXT,"erased_by" TEXT,"prev" TEXT,"hash" TEXT,"actor_type" TEXT,"operation_type" TEXT,"entity_type" TEXT,"entity_key" INTEGER,"category" TEXT,"result" TEXT,"entity_description" TEXT,"process_definition_id" TEXT,"process_definition_key" INTEGER,"process_instance_key" INTEGER,"root_process_instance_key" INTEGER,"element_instance_key" INTEGER,"job_key" INTEGER,"user_task_key" INTEGER,"deployment_key" INTEGER,"tenant_id" TEXT) STRICT;
CREATE TABLE "audit_head" ("key" INTEGER PRIMARY KEY,"seq" INTEGER,"at" INTEGER,"hash" TEXT) STRICT;
CREATE TABLE task_name (name TEXT NOT NULL, task_key INTEGER NOT NULL, PRIMARY KEY (name,task_key)) STRICT;
INSERT INTO "meta" VALUES (1,4,1,20,2251799813695249);
INSERT INTO "process_definition" VALUES (2251799813685250,'older',1,NULL,NULL,'older.bpmn','436f070c80de74cb61c6dda47135b6bb108727a636aa9d990cbc961d94705db0','<?xml version="1.0" encoding="UTF-8"?>
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
',2251799813685249,NULL,'<default>',0,'[]','[]','[]',0,0);
INSERT INTO "process_definition" VALUES (2251799813685251,'older-child',1,NULL,NULL,'older.bpmn','436f070c80de74cb61c6dda47135b6bb108727a636aa9d990cbc961d94705db0','<?xml version="1.0" encoding="UTF-8"?>
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
',2251799813685249,NULL,'<default>',0,'[]','[]','[]',0,0);
INSERT INTO "process_instance" VALUES (2251799813685252,2251799813685250,'older',1,NULL,NULL,'ACTIVE',0,0,2251799813685252,1795161600000,0,1,0,'[]','[
"tag1"
]','business-1',NULL,NULL,'<default>',NULL);
INSERT INTO "process_instance" VALUES (2251799813685258,2251799813685250,'older',1,NULL,NULL,'ACTIVE',0,0,2251799813685258,1795161600000,0,0,0,'[]','[
"tag2"
]','business-2',NULL,NULL,'<default>',NULL);
INSERT INTO "process_instance" VALUES (2251799813685264,2251799813685250,'older',1,NULL,NULL,'TERMINATED',0,0,2251799813685264,1795161600000,1795161600000,0,0,'[]','[
"tag3"
]','business-3',NULL,NULL,'<default>',NULL);
INSERT INTO "process_instance" VALUES (2251799813685291,2251799813685251,'older-child',1,NULL,NULL,'ACTIVE',2251799813685252,2251799813685280,2251799813685252,1795161600000,0,0,0,'[]','[
"tag1"
]','business-1',NULL,NULL,'<default>',NULL);
INSERT INTO "process_instance" VALUES (2251799813685329,2251799813685251,'older-child',1,NULL,NULL,'ACTIVE',2251799813685258,2251799813685318,2251799813685258,1795161600000,0,0,0,'[]','[
"tag2"
]','business-2',NULL,NULL,'<default>',NULL);
INSERT INTO "process_instance" VALUES (2251799813685367,2251799813685251,'older-child',1,NULL,NULL,'TERMINATED',2251799813685264,2251799813685356,2251799813685264,1795161600000,1795161600000,0,0,'[]','[
"tag3"
]','business-3',NULL,NULL,'<default>',NULL);
INSERT INTO "process_instance" VALUES (2251799813685394,2251799813685251,'older-child',1,NULL,NULL,'ACTIVE',0,0,2251799813685394,1795161600000,0,0,0,'[]','[]',NULL,NULL,NULL,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685252,2251799813685252,2251799813685250,'older','older',NULL,'PROCESS','ACTIVATED',0,10,0,0,0,0,0,1795161600000,0,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685255,2251799813685252,2251799813685250,'older','start',NULL,'START_EVENT','COMPLETED',2251799813685252,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685256,2251799813685252,2251799813685250,'older','book',NULL,'SERVICE_TASK','COMPLETED',2251799813685252,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','f0');
INSERT INTO "element_instance" VALUES (2251799813685258,2251799813685258,2251799813685250,'older','older',NULL,'PROCESS','ACTIVATED',0,9,1,0,0,0,0,1795161600000,0,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685261,2251799813685258,2251799813685250,'older','start',NULL,'START_EVENT','COMPLETED',2251799813685258,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685262,2251799813685258,2251799813685250,'older','book',NULL,'SERVICE_TASK','COMPLETED',2251799813685258,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','f0');
INSERT INTO "element_instance" VALUES (2251799813685264,2251799813685264,2251799813685250,'older','older',NULL,'PROCESS','TERMINATED',0,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685267,2251799813685264,2251799813685250,'older','start',NULL,'START_EVENT','COMPLETED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685268,2251799813685264,2251799813685250,'older','book',NULL,'SERVICE_TASK','COMPLETED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','f0');
INSERT INTO "element_instance" VALUES (2251799813685272,2251799813685252,2251799813685250,'older','fork',NULL,'PARALLEL_GATEWAY','COMPLETED',2251799813685252,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','f1');
INSERT INTO "element_instance" VALUES (2251799813685273,2251799813685252,2251799813685250,'older','waiting',NULL,'SERVICE_TASK','ACTIVATED',2251799813685252,0,0,0,0,0,0,1795161600000,0,'<default>','a0');
INSERT INTO "element_instance" VALUES (2251799813685274,2251799813685252,2251799813685250,'older','failed',NULL,'SERVICE_TASK','ACTIVATED',2251799813685252,0,0,0,0,0,2251799813685384,1795161600000,0,'<default>','b0');
INSERT INTO "element_instance" VALUES (2251799813685275,2251799813685252,2251799813685250,'older','again',NULL,'SERVICE_TASK','ACTIVATED',2251799813685252,0,0,0,0,0,0,1795161600000,0,'<default>','c0');
INSERT INTO "element_instance" VALUES (2251799813685276,2251799813685252,2251799813685250,'older','decide',NULL,'USER_TASK','ACTIVATED',2251799813685252,0,0,0,0,0,0,1795161600000,0,'<default>','d0');
INSERT INTO "element_instance" VALUES (2251799813685277,2251799813685252,2251799813685250,'older','paid',NULL,'INTERMEDIATE_CATCH_EVENT','ACTIVATED',2251799813685252,0,0,0,0,0,0,1795161600000,0,'<default>','e0');
INSERT INTO "element_instance" VALUES (2251799813685278,2251799813685252,2251799813685250,'older','later',NULL,'INTERMEDIATE_CATCH_EVENT','ACTIVATED',2251799813685252,0,0,0,0,0,0,1795161600000,0,'<default>','g0');
INSERT INTO "element_instance" VALUES (2251799813685279,2251799813685252,2251799813685250,'older','each',NULL,'MULTI_INSTANCE_BODY','ACTIVATED',2251799813685252,1,0,0,0,2,0,1795161600000,0,'<default>','h0');
INSERT INTO "element_instance" VALUES (2251799813685280,2251799813685252,2251799813685250,'older','call',NULL,'CALL_ACTIVITY','ACTIVATED',2251799813685252,0,0,0,2251799813685291,0,0,1795161600000,0,'<default>','i0');
INSERT INTO "element_instance" VALUES (2251799813685281,2251799813685252,2251799813685250,'older','which',NULL,'EVENT_BASED_GATEWAY','ACTIVATED',2251799813685252,0,0,0,0,0,0,1795161600000,0,'<default>','j0');
INSERT INTO "element_instance" VALUES (2251799813685282,2251799813685252,2251799813685250,'older','inside',NULL,'SUB_PROCESS','ACTIVATED',2251799813685252,1,0,0,0,0,0,1795161600000,0,'<default>','k0');
INSERT INTO "element_instance" VALUES (2251799813685291,2251799813685291,2251799813685251,'older-child','older-child',NULL,'PROCESS','ACTIVATED',0,1,0,0,0,0,0,1795161600000,0,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685295,2251799813685291,2251799813685251,'older-child','child-start',NULL,'START_EVENT','COMPLETED',2251799813685291,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685298,2251799813685252,2251799813685250,'older','in',NULL,'START_EVENT','COMPLETED',2251799813685282,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685299,2251799813685252,2251799813685250,'older','each',NULL,'SERVICE_TASK','COMPLETED',2251799813685279,0,0,0,0,1,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685303,2251799813685291,2251799813685251,'older-child','ask',NULL,'SERVICE_TASK','ACTIVATED',2251799813685291,0,0,0,0,0,0,1795161600000,0,'<default>','c-f0');
INSERT INTO "element_instance" VALUES (2251799813685304,2251799813685252,2251799813685250,'older','deep',NULL,'SERVICE_TASK','ACTIVATED',2251799813685282,0,0,0,0,0,0,1795161600000,0,'<default>','k1');
INSERT INTO "element_instance" VALUES (2251799813685310,2251799813685258,2251799813685250,'older','fork',NULL,'PARALLEL_GATEWAY','COMPLETED',2251799813685258,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','f1');
INSERT INTO "element_instance" VALUES (2251799813685311,2251799813685258,2251799813685250,'older','waiting',NULL,'SERVICE_TASK','ACTIVATED',2251799813685258,0,0,0,0,0,0,1795161600000,0,'<default>','a0');
INSERT INTO "element_instance" VALUES (2251799813685312,2251799813685258,2251799813685250,'older','failed',NULL,'SERVICE_TASK','ACTIVATED',2251799813685258,0,0,0,0,0,0,1795161600000,0,'<default>','b0');
INSERT INTO "element_instance" VALUES (2251799813685313,2251799813685258,2251799813685250,'older','again',NULL,'SERVICE_TASK','ACTIVATED',2251799813685258,0,0,0,0,0,0,1795161600000,0,'<default>','c0');
INSERT INTO "element_instance" VALUES (2251799813685314,2251799813685258,2251799813685250,'older','decide',NULL,'USER_TASK','ACTIVATED',2251799813685258,0,0,0,0,0,0,1795161600000,0,'<default>','d0');
INSERT INTO "element_instance" VALUES (2251799813685315,2251799813685258,2251799813685250,'older','paid',NULL,'INTERMEDIATE_CATCH_EVENT','COMPLETED',2251799813685258,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','e0');
INSERT INTO "element_instance" VALUES (2251799813685316,2251799813685258,2251799813685250,'older','later',NULL,'INTERMEDIATE_CATCH_EVENT','ACTIVATED',2251799813685258,0,0,0,0,0,0,1795161600000,0,'<default>','g0');
INSERT INTO "element_instance" VALUES (2251799813685317,2251799813685258,2251799813685250,'older','each',NULL,'MULTI_INSTANCE_BODY','ACTIVATED',2251799813685258,1,0,0,0,1,0,1795161600000,0,'<default>','h0');
INSERT INTO "element_instance" VALUES (2251799813685318,2251799813685258,2251799813685250,'older','call',NULL,'CALL_ACTIVITY','ACTIVATED',2251799813685258,0,0,0,2251799813685329,0,0,1795161600000,0,'<default>','i0');
INSERT INTO "element_instance" VALUES (2251799813685319,2251799813685258,2251799813685250,'older','which',NULL,'EVENT_BASED_GATEWAY','ACTIVATED',2251799813685258,0,0,0,0,0,0,1795161600000,0,'<default>','j0');
INSERT INTO "element_instance" VALUES (2251799813685320,2251799813685258,2251799813685250,'older','inside',NULL,'SUB_PROCESS','ACTIVATED',2251799813685258,1,0,0,0,0,0,1795161600000,0,'<default>','k0');
INSERT INTO "element_instance" VALUES (2251799813685329,2251799813685329,2251799813685251,'older-child','older-child',NULL,'PROCESS','ACTIVATED',0,1,0,0,0,0,0,1795161600000,0,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685333,2251799813685329,2251799813685251,'older-child','child-start',NULL,'START_EVENT','COMPLETED',2251799813685329,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685336,2251799813685258,2251799813685250,'older','in',NULL,'START_EVENT','COMPLETED',2251799813685320,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685337,2251799813685258,2251799813685250,'older','each',NULL,'SERVICE_TASK','ACTIVATED',2251799813685317,0,0,0,0,1,0,1795161600000,0,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685341,2251799813685329,2251799813685251,'older-child','ask',NULL,'SERVICE_TASK','ACTIVATED',2251799813685329,0,0,0,0,0,0,1795161600000,0,'<default>','c-f0');
INSERT INTO "element_instance" VALUES (2251799813685342,2251799813685258,2251799813685250,'older','deep',NULL,'SERVICE_TASK','ACTIVATED',2251799813685320,0,0,0,0,0,0,1795161600000,0,'<default>','k1');
INSERT INTO "element_instance" VALUES (2251799813685348,2251799813685264,2251799813685250,'older','fork',NULL,'PARALLEL_GATEWAY','COMPLETED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','f1');
INSERT INTO "element_instance" VALUES (2251799813685349,2251799813685264,2251799813685250,'older','waiting',NULL,'SERVICE_TASK','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','a0');
INSERT INTO "element_instance" VALUES (2251799813685350,2251799813685264,2251799813685250,'older','failed',NULL,'SERVICE_TASK','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','b0');
INSERT INTO "element_instance" VALUES (2251799813685351,2251799813685264,2251799813685250,'older','again',NULL,'SERVICE_TASK','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','c0');
INSERT INTO "element_instance" VALUES (2251799813685352,2251799813685264,2251799813685250,'older','decide',NULL,'USER_TASK','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','d0');
INSERT INTO "element_instance" VALUES (2251799813685353,2251799813685264,2251799813685250,'older','paid',NULL,'INTERMEDIATE_CATCH_EVENT','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','e0');
INSERT INTO "element_instance" VALUES (2251799813685354,2251799813685264,2251799813685250,'older','later',NULL,'INTERMEDIATE_CATCH_EVENT','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','g0');
INSERT INTO "element_instance" VALUES (2251799813685355,2251799813685264,2251799813685250,'older','each',NULL,'MULTI_INSTANCE_BODY','TERMINATED',2251799813685264,0,0,0,0,1,0,1795161600000,1795161600000,'<default>','h0');
INSERT INTO "element_instance" VALUES (2251799813685356,2251799813685264,2251799813685250,'older','call',NULL,'CALL_ACTIVITY','TERMINATED',2251799813685264,0,0,0,2251799813685367,0,0,1795161600000,1795161600000,'<default>','i0');
INSERT INTO "element_instance" VALUES (2251799813685357,2251799813685264,2251799813685250,'older','which',NULL,'EVENT_BASED_GATEWAY','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','j0');
INSERT INTO "element_instance" VALUES (2251799813685358,2251799813685264,2251799813685250,'older','inside',NULL,'SUB_PROCESS','TERMINATED',2251799813685264,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','k0');
INSERT INTO "element_instance" VALUES (2251799813685367,2251799813685367,2251799813685251,'older-child','older-child',NULL,'PROCESS','TERMINATED',0,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685371,2251799813685367,2251799813685251,'older-child','child-start',NULL,'START_EVENT','COMPLETED',2251799813685367,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685374,2251799813685264,2251799813685250,'older','in',NULL,'START_EVENT','COMPLETED',2251799813685358,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685375,2251799813685264,2251799813685250,'older','each',NULL,'SERVICE_TASK','TERMINATED',2251799813685355,0,0,0,0,1,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685379,2251799813685367,2251799813685251,'older-child','ask',NULL,'SERVICE_TASK','TERMINATED',2251799813685367,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','c-f0');
INSERT INTO "element_instance" VALUES (2251799813685380,2251799813685264,2251799813685250,'older','deep',NULL,'SERVICE_TASK','TERMINATED',2251799813685358,0,0,0,0,0,0,1795161600000,1795161600000,'<default>','k1');
INSERT INTO "element_instance" VALUES (2251799813685385,2251799813685252,2251799813685250,'older','each',NULL,'SERVICE_TASK','ACTIVATED',2251799813685279,0,0,0,0,2,0,1795161600000,0,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685394,2251799813685394,2251799813685251,'older-child','older-child',NULL,'PROCESS','ACTIVATED',0,1,0,0,0,0,0,1795161600000,0,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685395,2251799813685394,2251799813685251,'older-child','child-start',NULL,'START_EVENT','COMPLETED',2251799813685394,0,0,0,0,0,0,1795161600000,1795161600000,'<default>',NULL);
INSERT INTO "element_instance" VALUES (2251799813685396,2251799813685394,2251799813685251,'older-child','ask',NULL,'SERVICE_TASK','ACTIVATED',2251799813685394,0,0,0,0,0,0,1795161600000,0,'<default>','c-f0');
INSERT INTO "flow_token" VALUES (2251799813685392,2251799813685258,2251799813685258,'join','e1');
INSERT INTO "compensation" VALUES (2251799813685271,2251799813685252,2251799813685252,2251799813685256,'book','book-undone',0,0);
INSERT INTO "compensation" VALUES (2251799813685309,2251799813685258,2251799813685258,2251799813685262,'book','book-undone',0,0);
INSERT INTO "variable" VALUES (2251799813685253,'order','"order-1"',2251799813685252,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685254,'amount','12.5',2251799813685252,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685259,'order','"order-2"',2251799813685258,2251799813685258,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685260,'amount','25.0',2251799813685258,2251799813685258,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685265,'order','"order-3"',2251799813685264,2251799813685264,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685266,'amount','37.5',2251799813685264,2251799813685264,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685270,'booked','true',2251799813685252,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685290,'items','[1,null,null]',2251799813685279,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685292,'order','"order-1"',2251799813685291,2251799813685291,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685293,'amount','12.5',2251799813685291,2251799813685291,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685294,'booked','true',2251799813685291,2251799813685291,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685300,'item','1',2251799813685299,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685301,'loopCounter','1',2251799813685299,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685306,'own','"order-1"',2251799813685304,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685308,'booked','true',2251799813685258,2251799813685258,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685328,'items','[null,null,null]',2251799813685317,2251799813685258,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685330,'order','"order-2"',2251799813685329,2251799813685329,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685331,'amount','25.0',2251799813685329,2251799813685329,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685332,'booked','true',2251799813685329,2251799813685329,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685338,'item','1',2251799813685337,2251799813685258,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685339,'loopCounter','1',2251799813685337,2251799813685258,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685344,'own','"order-2"',2251799813685342,2251799813685258,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685346,'booked','true',2251799813685264,2251799813685264,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685366,'items','[null,null,null]',2251799813685355,2251799813685264,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685368,'order','"order-3"',2251799813685367,2251799813685367,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685369,'amount','37.5',2251799813685367,2251799813685367,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685370,'booked','true',2251799813685367,2251799813685367,2251799813685251,'<default>');
INSERT INTO "variable" VALUES (2251799813685376,'item','1',2251799813685375,2251799813685264,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685377,'loopCounter','1',2251799813685375,2251799813685264,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685382,'own','"order-3"',2251799813685380,2251799813685264,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685386,'item','2',2251799813685385,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685387,'loopCounter','2',2251799813685385,2251799813685252,2251799813685250,'<default>');
INSERT INTO "variable" VALUES (2251799813685391,'paidBy','"bank"',2251799813685258,2251799813685258,2251799813685250,'<default>');
INSERT INTO "job" VALUES (2251799813685257,'book','BPMN_ELEMENT',NULL,'COMPLETED','old',3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685252,2251799813685252,2251799813685250,'older',1,'book',2251799813685256,1795161600000,1795161600000,'[
"tag1"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685263,'book','BPMN_ELEMENT',NULL,'COMPLETED','old',3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685258,2251799813685258,2251799813685250,'older',1,'book',2251799813685262,1795161600000,1795161600000,'[
"tag2"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685269,'book','BPMN_ELEMENT',NULL,'COMPLETED','old',3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685264,2251799813685264,2251799813685250,'older',1,'book',2251799813685268,1795161600000,1795161600000,'[
"tag3"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685283,'waiting','BPMN_ELEMENT',NULL,'CREATED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685252,2251799813685252,2251799813685250,'older',1,'waiting',2251799813685273,1795161600000,0,'[
"tag1"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685285,'failed','BPMN_ELEMENT',NULL,'FAILED','old',0,0,0,0,'{}',NULL,'it broke',0,NULL,2251799813685252,2251799813685252,2251799813685250,'older',1,'failed',2251799813685274,1795161600000,0,'[
"tag1"
]','<default>',1795161600000);
INSERT INTO "job" VALUES (2251799813685286,'again','BPMN_ELEMENT',NULL,'FAILED','old',2,0,0,1795162200000,'{}',NULL,'once more',0,NULL,2251799813685252,2251799813685252,2251799813685250,'older',1,'again',2251799813685275,1795161600000,0,'[
"tag1"
]','<default>',1795161600000);
INSERT INTO "job" VALUES (2251799813685302,'each','BPMN_ELEMENT',NULL,'COMPLETED','old',3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685252,2251799813685252,2251799813685250,'older',1,'each',2251799813685299,1795161600000,1795161600000,'[
"tag1"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685305,'ask','BPMN_ELEMENT',NULL,'ACTIVATED','old',3,0,1795161660000,0,'{}',NULL,NULL,0,NULL,2251799813685291,2251799813685252,2251799813685251,'older-child',1,'ask',2251799813685303,1795161600000,0,'[
"tag1"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685307,'deep','BPMN_ELEMENT',NULL,'CREATED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685252,2251799813685252,2251799813685250,'older',1,'deep',2251799813685304,1795161600000,0,'[
"tag1"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685321,'waiting','BPMN_ELEMENT',NULL,'CREATED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685258,2251799813685258,2251799813685250,'older',1,'waiting',2251799813685311,1795161600000,0,'[
"tag2"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685323,'failed','BPMN_ELEMENT',NULL,'CREATED',NULL,1,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685258,2251799813685258,2251799813685250,'older',1,'failed',2251799813685312,1795161600000,0,'[
"tag2"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685324,'again','BPMN_ELEMENT',NULL,'CREATED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685258,2251799813685258,2251799813685250,'older',1,'again',2251799813685313,1795161600000,0,'[
"tag2"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685340,'each','BPMN_ELEMENT',NULL,'CREATED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685258,2251799813685258,2251799813685250,'older',1,'each',2251799813685337,1795161600000,0,'[
"tag2"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685343,'ask','BPMN_ELEMENT',NULL,'ACTIVATED','old',3,0,1795161660000,0,'{}',NULL,NULL,0,NULL,2251799813685329,2251799813685258,2251799813685251,'older-child',1,'ask',2251799813685341,1795161600000,0,'[
"tag2"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685345,'deep','BPMN_ELEMENT',NULL,'CREATED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685258,2251799813685258,2251799813685250,'older',1,'deep',2251799813685342,1795161600000,0,'[
"tag2"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685359,'waiting','BPMN_ELEMENT',NULL,'CANCELED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685264,2251799813685264,2251799813685250,'older',1,'waiting',2251799813685349,1795161600000,1795161600000,'[
"tag3"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685361,'failed','BPMN_ELEMENT',NULL,'CANCELED',NULL,1,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685264,2251799813685264,2251799813685250,'older',1,'failed',2251799813685350,1795161600000,1795161600000,'[
"tag3"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685362,'again','BPMN_ELEMENT',NULL,'CANCELED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685264,2251799813685264,2251799813685250,'older',1,'again',2251799813685351,1795161600000,1795161600000,'[
"tag3"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685378,'each','BPMN_ELEMENT',NULL,'CANCELED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685264,2251799813685264,2251799813685250,'older',1,'each',2251799813685375,1795161600000,1795161600000,'[
"tag3"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685381,'ask','BPMN_ELEMENT',NULL,'CANCELED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685367,2251799813685264,2251799813685251,'older-child',1,'ask',2251799813685379,1795161600000,1795161600000,'[
"tag3"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685383,'deep','BPMN_ELEMENT',NULL,'CANCELED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685264,2251799813685264,2251799813685250,'older',1,'deep',2251799813685380,1795161600000,1795161600000,'[
"tag3"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685388,'each','BPMN_ELEMENT',NULL,'CREATED',NULL,3,0,0,0,'{}',NULL,NULL,0,NULL,2251799813685252,2251799813685252,2251799813685250,'older',1,'each',2251799813685385,1795161600000,0,'[
"tag1"
]','<default>',0);
INSERT INTO "job" VALUES (2251799813685397,'ask','BPMN_ELEMENT',NULL,'ACTIVATED','old',3,0,1795161660000,0,'{}',NULL,NULL,0,NULL,2251799813685394,2251799813685394,2251799813685251,'older-child',1,'ask',2251799813685396,1795161600000,0,'[]','<default>',0);
INSERT INTO "user_task" VALUES (2251799813685287,'CREATED','decide',NULL,'[
"clerks"
]','[]',NULL,NULL,50,0,NULL,'{}',2251799813685252,2251799813685252,2251799813685250,'older',1,'decide',2251799813685276,1795161600000,0,NULL,'[
"tag1"
]','<default>',0);
INSERT INTO "user_task" VALUES (2251799813685325,'CREATED','decide',NULL,'[
"clerks"
]','[]',NULL,NULL,50,0,NULL,'{}',2251799813685258,2251799813685258,2251799813685250,'older',1,'decide',2251799813685314,1795161600000,0,NULL,'[
"tag2"
]','<default>',0);
INSERT INTO "user_task" VALUES (2251799813685363,'CANCELED','decide',NULL,'[
"clerks"
]','[]',NULL,NULL,50,0,NULL,'{}',2251799813685264,2251799813685264,2251799813685250,'older',1,'decide',2251799813685352,1795161600000,1795161600000,NULL,'[
"tag3"
]','<default>',0);
INSERT INTO "incident" VALUES (2251799813685384,'JOB_NO_RETRIES','ACTIVE','it broke',2251799813685252,2251799813685252,2251799813685250,'older','failed',2251799813685274,2251799813685285,1795161600000,0,'<default>');
INSERT INTO "message" VALUES (2251799813685389,'paid','order-2','m-1','{"paidBy":"bank"}',1881561600000,0,'<default>',0);
INSERT INTO "message" VALUES (2251799813685393,'paid','order-4',NULL,'{}',1881561600000,0,'<default>',0);
INSERT INTO "message_correlation" VALUES (2251799813685390,2251799813685389,'older',2251799813685258,2251799813685326,'paid','order-2',2251799813685250,'paid',2251799813685315,1795161600000,'<default>');
INSERT INTO "message_subscription" VALUES (2251799813685288,'paid','order-1','CATCH','CREATED',1,2251799813685252,2251799813685277,2251799813685250,'older','paid',1795161600000,'<default>');
INSERT INTO "message_subscription" VALUES (2251799813685296,'shipped','order-1','CATCH','CREATED',1,2251799813685252,2251799813685281,2251799813685250,'older','shipped',1795161600000,'<default>');
INSERT INTO "message_subscription" VALUES (2251799813685326,'paid','order-2','CATCH','CORRELATED',1,2251799813685258,2251799813685315,2251799813685250,'older','paid',1795161600000,'<default>');
INSERT INTO "message_subscription" VALUES (2251799813685334,'shipped','order-2','CATCH','CREATED',1,2251799813685258,2251799813685319,2251799813685250,'older','shipped',1795161600000,'<default>');
INSERT INTO "message_subscription" VALUES (2251799813685364,'paid','order-3','CATCH','DELETED',1,2251799813685264,2251799813685353,2251799813685250,'older','paid',1795161600000,'<default>');
INSERT INTO "message_subscription" VALUES (2251799813685372,'shipped','order-3','CATCH','DELETED',1,2251799813685264,2251799813685357,2251799813685250,'older','shipped',1795161600000,'<default>');
INSERT INTO "timer" VALUES (2251799813685284,1795163400000,'CREATED',NULL,1,2251799813685252,2251799813685273,2251799813685250,'older','reminded','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685289,1795165200000,'CREATED',NULL,1,2251799813685252,2251799813685278,2251799813685250,'older','later','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685297,1795939200000,'CREATED',NULL,1,2251799813685252,2251799813685281,2251799813685250,'older','too-late','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685322,1795163400000,'CREATED',NULL,1,2251799813685258,2251799813685311,2251799813685250,'older','reminded','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685327,1795165200000,'CREATED',NULL,1,2251799813685258,2251799813685316,2251799813685250,'older','later','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685335,1795939200000,'CREATED',NULL,1,2251799813685258,2251799813685319,2251799813685250,'older','too-late','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685360,1795163400000,'CANCELED',NULL,1,2251799813685264,2251799813685349,2251799813685250,'older','reminded','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685365,1795165200000,'CANCELED',NULL,1,2251799813685264,2251799813685354,2251799813685250,'older','later','<default>',NULL);
INSERT INTO "timer" VALUES (2251799813685373,1795939200000,'CANCELED',NULL,1,2251799813685264,2251799813685357,2251799813685250,'older','too-late','<default>',NULL);
INSERT INTO "task_name" VALUES ('g:clerks',2251799813685287);
INSERT INTO "task_name" VALUES ('g:clerks',2251799813685325);
CREATE INDEX "ix_process_definition_by_id" ON "process_definition" ("process_definition_id","version" DESC);
CREATE INDEX "ix_process_definition_live" ON "process_definition" ("process_definition_id","version" DESC) WHERE "deleted" IN (0);
CREATE INDEX "ix_process_definition_restricted" ON "process_definition" ("key") WHERE "restricted" IN (1);
CREATE INDEX "ix_process_definition_by_deployment" ON "process_definition" ("deployment_key");
CREATE INDEX "ix_decision_requirements_by_id" ON "decision_requirements" ("decision_requirements_id","version" DESC);
CREATE INDEX "ix_decision_definition_by_id" ON "decision_definition" ("decision_definition_id","version" DESC);
CREATE INDEX "ix_decision_definition_by_requirements" ON "decision_definition" ("decision_requirements_key");
CREATE INDEX "ix_form_by_id" ON "form" ("form_id","version" DESC);
CREATE INDEX "ix_decision_requirements_live" ON "decision_requirements" ("decision_requirements_id","version" DESC) WHERE "deleted" IN (0);
CREATE INDEX "ix_decision_definition_live" ON "decision_definition" ("decision_definition_id","version" DESC) WHERE "deleted" IN (0);
CREATE INDEX "ix_form_live" ON "form" ("form_id","version" DESC) WHERE "deleted" IN (0);
CREATE INDEX "ix_resource_by_id" ON "resource" ("resource_id","version" DESC);
CREATE INDEX "ix_resource_live" ON "resource" ("resource_id","version" DESC) WHERE "deleted" IN (0);
CREATE INDEX "ix_element_instance_active_children" ON "element_instance" ("scope_key") WHERE "state" IN ('ACTIVATED','ACTIVATING','COMPLETING','TERMINATING');
CREATE INDEX "ix_flow_token_by_gateway" ON "flow_token" ("scope_key","gateway_id");
CREATE INDEX "ix_flow_token_by_scope" ON "flow_token" ("scope_key");
CREATE INDEX "ix_compensation_by_scope" ON "compensation" ("scope_key");
CREATE INDEX "ix_compensation_by_throw" ON "compensation" ("throw_event_key") WHERE "throw_event_key"<>0;
CREATE INDEX "ix_compensation_by_handler" ON "compensation" ("handler_key") WHERE "handler_key"<>0;
CREATE INDEX "ix_variable_by_scope" ON "variable" ("scope_key","name");
CREATE INDEX "ix_variable_of_scope" ON "variable" ("scope_key");
CREATE INDEX "ix_job_activatable" ON "job" ("type","priority" DESC) WHERE "state" IN ('CREATED');
CREATE INDEX "ix_job_by_element" ON "job" ("element_instance_key") WHERE "state" IN ('ACTIVATED','CREATED','ERROR_THROWN','FAILED');
CREATE INDEX "ix_job_deadline" ON "job" ("deadline_millis") WHERE "state" IN ('ACTIVATED');
CREATE INDEX "ix_job_backoff" ON "job" ("due_millis") WHERE "due_millis"<>0;
CREATE INDEX "ix_user_task_by_element" ON "user_task" ("element_instance_key") WHERE "state" IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING');
CREATE INDEX "ix_global_listener_by_kind" ON "global_listener" ("kind");
CREATE INDEX "ix_global_listener_by_id" ON "global_listener" ("kind","listener_id");
CREATE INDEX "ix_incident_by_element" ON "incident" ("element_instance_key") WHERE "state" IN ('ACTIVE');
CREATE INDEX "ix_incident_by_job" ON "incident" ("job_key") WHERE "state" IN ('ACTIVE');
CREATE INDEX "ix_message_by_name" ON "message" ("name","correlation_key") WHERE "expired" IN (0);
CREATE INDEX "ix_message_by_id" ON "message" ("name","correlation_key","message_id") WHERE "expired" IN (0);
CREATE INDEX "ix_message_deadline" ON "message" ("deadline_millis") WHERE "expired" IN (0);
CREATE INDEX "ix_message_correlation_by_message" ON "message_correlation" ("message_key");
CREATE INDEX "ix_message_subscription_by_name" ON "message_subscription" ("message_name","correlation_key") WHERE "state" IN ('CREATED');
CREATE INDEX "ix_message_subscription_by_element" ON "message_subscription" ("element_instance_key") WHERE "state" IN ('CREATED');
CREATE INDEX "ix_message_subscription_by_definition" ON "message_subscription" ("process_definition_key","element_instance_key") WHERE "state" IN ('CREATED');
CREATE INDEX "ix_signal_subscription_by_name" ON "signal_subscription" ("signal_name");
CREATE INDEX "ix_signal_part_by_signal" ON "signal_part" ("signal_key");
CREATE INDEX "ix_signal_subscription_by_element" ON "signal_subscription" ("element_instance_key");
CREATE INDEX "ix_signal_subscription_by_definition" ON "signal_subscription" ("process_definition_key","element_instance_key");
CREATE INDEX "ix_process_instance_by_start_message" ON "process_instance" ("process_definition_id","start_correlation_key") WHERE "state" IN ('ACTIVE');
CREATE INDEX "ix_process_instance_active_by_definition" ON "process_instance" ("process_definition_key","state") WHERE "state" IN ('ACTIVE');
CREATE INDEX "ix_condition_subscription_by_element" ON "condition_subscription" ("element_instance_key");
CREATE INDEX "ix_condition_subscription_by_instance" ON "condition_subscription" ("process_instance_key");
CREATE INDEX "ix_timer_by_element" ON "timer" ("element_instance_key") WHERE "state" IN ('CREATED');
CREATE INDEX "ix_timer_by_definition" ON "timer" ("process_definition_key","element_instance_key") WHERE "state" IN ('CREATED');
CREATE INDEX "ix_timer_due" ON "timer" ("due_millis") WHERE "state" IN ('CREATED');
CREATE INDEX "ix_batch_item_due" ON "batch_item" ("key") WHERE "due" IN (1);
CREATE INDEX "ix_batch_item_active" ON "batch_item" ("batch_operation_key") WHERE "state" IN ('ACTIVE');
CREATE INDEX "ix_continuation_open" ON "continuation" ("key") WHERE "done" IN (0);
CREATE INDEX "ix_set_aside_all" ON "set_aside" ("at_millis");
CREATE INDEX "ix_set_aside_by_incident" ON "set_aside" ("incident_key") WHERE "incident_key"<>0;
CREATE INDEX "ix_document_by_id" ON "document" ("document_id") WHERE "deleted" IN (0);
CREATE INDEX "ix_document_by_instance" ON "document" ("process_instance_key") WHERE "deleted" IN (0);
CREATE INDEX "ix_cluster_variable_by_scope" ON "cluster_variable" ("scope");
CREATE INDEX "ix_cluster_variable_by_name" ON "cluster_variable" ("name");
CREATE INDEX "sx_message_correlation_process_instance_key" ON "message_correlation" ("process_instance_key");
CREATE INDEX "sx_document_content_hash" ON "document" ("content_hash");
CREATE INDEX "sx_process_instance_process_definition_key" ON "process_instance" ("process_definition_key");
CREATE INDEX "sx_process_instance_state" ON "process_instance" ("state");
CREATE INDEX "sx_process_instance_parent_process_instance_key" ON "process_instance" ("parent_process_instance_key");
CREATE INDEX "sx_process_instance_business_id" ON "process_instance" ("business_id");
CREATE INDEX "sx_element_instance_process_instance_key" ON "element_instance" ("process_instance_key");
CREATE INDEX "sx_variable_process_instance_key" ON "variable" ("process_instance_key");
CREATE INDEX "sx_variable_name_value" ON "variable" ("name",substr("value",1,64));
CREATE INDEX "sx_job_process_instance_key" ON "job" ("process_instance_key");
CREATE INDEX "sx_user_task_process_instance_key" ON "user_task" ("process_instance_key");
CREATE INDEX "sx_user_task_state_assignee" ON "user_task" ("state","assignee");
CREATE INDEX "sx_incident_process_instance_key" ON "incident" ("process_instance_key");
CREATE INDEX "sx_incident_state" ON "incident" ("state");
CREATE INDEX "sx_message_subscription_process_instance_key" ON "message_subscription" ("process_instance_key");
CREATE INDEX "sx_decision_instance_process_instance_key" ON "decision_instance" ("process_instance_key");
CREATE INDEX "sx_timer_process_instance_key" ON "timer" ("process_instance_key");
CREATE INDEX "sx_set_aside_process_instance_key" ON "set_aside" ("process_instance_key");
CREATE INDEX "sx_continuation_process_instance_key" ON "continuation" ("process_instance_key");
CREATE INDEX "sx_decision_instance_decision_definition_key" ON "decision_instance" ("decision_definition_key");
CREATE INDEX "sx_decision_instance_evaluation_key" ON "decision_instance" ("evaluation_key");
CREATE INDEX "sx_batch_item_batch_operation_key" ON "batch_item" ("batch_operation_key");
CREATE INDEX "sx_audit_seq" ON "audit" ("seq");
CREATE INDEX "sx_audit_process_instance_key" ON "audit" ("process_instance_key");
CREATE INDEX "sx_audit_user_task_key" ON "audit" ("user_task_key");
CREATE INDEX ix_task_name_by_task ON task_name (task_key);
CREATE TRIGGER task_name_added AFTER INSERT ON user_task BEGIN INSERT INTO task_name (name,task_key) SELECT 'u:'||NEW.assignee,NEW."key" WHERE NEW.assignee IS NOT NULL AND length(NEW.assignee)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING') UNION SELECT 'u:'||one.value,NEW."key" FROM json_each(NEW.candidate_users) AS one WHERE length(one.value)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING') UNION SELECT 'g:'||one.value,NEW."key" FROM json_each(NEW.candidate_groups) AS one WHERE length(one.value)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING'); END;
CREATE TRIGGER task_name_changed AFTER UPDATE ON user_task WHEN NEW.assignee IS DISTINCT FROM OLD.assignee OR NEW.candidate_users<>OLD.candidate_users OR NEW.candidate_groups<>OLD.candidate_groups OR (NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING'))<>(OLD.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING')) BEGIN DELETE FROM task_name WHERE task_key=OLD."key"; INSERT INTO task_name (name,task_key) SELECT 'u:'||NEW.assignee,NEW."key" WHERE NEW.assignee IS NOT NULL AND length(NEW.assignee)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING') UNION SELECT 'u:'||one.value,NEW."key" FROM json_each(NEW.candidate_users) AS one WHERE length(one.value)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING') UNION SELECT 'g:'||one.value,NEW."key" FROM json_each(NEW.candidate_groups) AS one WHERE length(one.value)<=160 AND NEW.state IN ('ASSIGNING','CANCELING','COMPLETING','CREATED','CREATING','UPDATING'); END;
CREATE TRIGGER task_name_removed AFTER DELETE ON user_task BEGIN DELETE FROM task_name WHERE task_key=OLD."key"; END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON "audit" BEGIN SELECT RAISE(ABORT, 'rows of audit are only ever added'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON "audit" BEGIN SELECT RAISE(ABORT, 'rows of audit are only ever added'); END;
