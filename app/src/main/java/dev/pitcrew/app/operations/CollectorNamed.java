package dev.pitcrew.app.operations;

import java.util.Set;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the standard variables of OpenTelemetry (or its properties) say where traces go. */
final class CollectorNamed implements Condition {

  private static final Set<String> ENDPOINTS =
      Set.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint");

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    return ENDPOINTS.stream().anyMatch(name -> !value(environment, name).isBlank())
        && !"none".equals(value(environment, "otel.traces.exporter"))
        && !"true".equals(value(environment, "otel.sdk.disabled"));
  }

  /** Spring finds OTEL_SDK_DISABLED by its property's name. */
  private static String value(Environment environment, String name) {
    return environment.getProperty(name, "");
  }
}
