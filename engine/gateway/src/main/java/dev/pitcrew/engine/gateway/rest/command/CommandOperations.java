package dev.pitcrew.engine.gateway.rest.command;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of this package. */
@Configuration(proxyBeanMethods = false)
@Import({
  ClusterVariableCommandController.class,
  AdHocController.class,
  ClusterController.class,
  ConditionalController.class,
  DecisionEvaluationController.class,
  DeploymentController.class,
  GlobalTaskListenerCommandController.class,
  HistoryController.class,
  InstanceChangeController.class,
  JobController.class,
  MessageController.class,
  SignalController.class,
  OperatorController.class,
  ProcessInstanceController.class,
  UserTaskCommandController.class
})
public class CommandOperations {}
