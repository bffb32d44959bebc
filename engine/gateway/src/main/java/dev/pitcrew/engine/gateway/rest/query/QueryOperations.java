package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.gateway.rest.search.ProtectedProcesses;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.runtime.EngineRuntime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of this package, and what they read with. */
@Configuration(proxyBeanMethods = false)
@Import({
  AuditLogController.class,
  BatchOperationController.class,
  ClusterVariableController.class,
  DecisionController.class,
  DecisionInstanceController.class,
  ExpressionController.class,
  GlobalTaskListenerController.class,
  IncidentController.class,
  InstanceController.class,
  MessageSubscriptionController.class,
  ProcessDefinitionController.class,
  ResourceController.class,
  UserTaskController.class,
  VariableController.class
})
public class QueryOperations {

  @Bean
  ProtectedProcesses protectedProcesses(EngineRuntime engine) {
    return new ProtectedProcesses(engine);
  }

  @Bean
  Reader engineReader(EngineRuntime engine, ProtectedProcesses processes) {
    return new Reader(engine, processes);
  }

  /** For callers; the engine has its own. */
  @Bean
  ExpressionLanguage expressionLanguage() {
    return new FeelLanguage();
  }

  @Bean
  Forms deployedForms(Reader reader) {
    return new Forms(reader);
  }

  @Bean
  Scopes userTaskScopes(Reader reader) {
    return new Scopes(reader);
  }
}
