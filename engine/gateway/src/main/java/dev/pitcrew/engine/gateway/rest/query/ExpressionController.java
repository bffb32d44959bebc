package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.expression.Evaluation;
import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.expression.InvalidExpressionException;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import dev.pitcrew.engine.gateway.json.JsonValue;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.ClusterVariableRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.ClusterVariables;
import dev.pitcrew.engine.step.VariablesText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Evaluates an expression as a process would, with the variables of the request and the cluster's.
 * It touches no instance, so it runs beside the engine, within the same limits.
 */
@RestController
final class ExpressionController {

  private static final int CLUSTER_VARIABLES_MAX = 1_000;

  /**
   * A hostile expression takes a core for up to a second: it is one core, whoever sends how many.
   */
  private static final int AT_ONCE_MAX = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EngineRuntime engine;
  private final ExpressionLanguage language;
  private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);

  ExpressionController(EngineRuntime engine, ExpressionLanguage language) {
    this.engine = engine;
    this.language = language;
  }

  record Request(
      @Nullable String expression, @Nullable String tenantId, @Nullable JsonObject variables) {}

  record Warning(String message) {}

  record Result(String expression, JsonValue result, List<Warning> warnings) {}

  @PostMapping("/v2/expression/evaluation")
  Result evaluate(@RequestBody Request request) throws InterruptedException {
    Wire.required(request.expression(), "expression");
    if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new RejectedException(
          Rejection.Type.RESOURCE_EXHAUSTED,
          "Expected to evaluate an expression, but too many wait to be evaluated.");
    }
    try {
      return evaluated(request);
    } finally {
      turns.release();
    }
  }

  private Result evaluated(Request request) {
    Tenants.check(request.tenantId());
    String source = Wire.required(request.expression(), "expression");
    Map<String, String> given = VariablesText.members(JsonObject.orEmpty(request.variables()));
    Variables variables =
        ClusterVariables.behind(
            given::get,
            () ->
                engine.find(
                    Indexes.CLUSTER_VARIABLES, CLUSTER_VARIABLES_MAX, ClusterVariableRow.GLOBAL));
    Expression expression = parsed(source);
    if (expression.isStatic()) {
      return new Result(source, new JsonValue(JsonText.quote(source)), List.of());
    }
    Instant now = engine.clock().instant();
    return switch (language.evaluate(expression, variables, now)) {
      case Evaluation.Value value ->
          new Result(
              source,
              new JsonValue(value.json()),
              language.warnings(expression, variables, now).stream().map(Warning::new).toList());
      case Evaluation.Failure failure ->
          throw Wire.invalid(
              "Expected to evaluate expression '%s', but it failed: %s"
                  .formatted(source, failure.message()));
    };
  }

  private Expression parsed(String source) {
    try {
      return language.parse(source);
    } catch (InvalidExpressionException e) {
      throw Wire.invalid(
          "Expected to parse expression '%s', but it is invalid: %s"
              .formatted(source, e.getMessage()));
    }
  }
}
