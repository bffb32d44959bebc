package dev.pitcrew.engine.expression;

import java.time.Instant;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.evaluation.BusinessKnowledgeEvaluator;
import org.camunda.dmn.evaluation.ContextEvaluator;
import org.camunda.dmn.evaluation.DecisionEvaluator;
import org.camunda.dmn.evaluation.DecisionTableEvaluator;
import org.camunda.dmn.evaluation.FunctionDefinitionEvaluator;
import org.camunda.dmn.evaluation.InvocationEvaluator;
import org.camunda.dmn.evaluation.ListEvaluator;
import org.camunda.dmn.evaluation.LiteralExpressionEvaluator;
import org.camunda.dmn.evaluation.RelationEvaluator;
import org.camunda.dmn.parser.ParsedContext;
import org.camunda.dmn.parser.ParsedDecision;
import org.camunda.dmn.parser.ParsedDecisionLogic;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedExpression;
import org.camunda.dmn.parser.ParsedFunctionDefinition;
import org.camunda.dmn.parser.ParsedInvocation;
import org.camunda.dmn.parser.ParsedList;
import org.camunda.dmn.parser.ParsedLiteralExpression;
import org.camunda.dmn.parser.ParsedRelation;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.Val;
import scala.Function2;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.collection.mutable.ListBuffer;
import scala.util.Either;
import scala.util.Left;

/**
 * One evaluation of one decision. The library's evaluators are put together anew for each, because
 * its own engine holds one clock and an interpreter without a budget.
 */
final class DmnEvaluation {

  private final DmnLanguage.Parsed parsed;
  private final Variables variables;
  private final ListBuffer<Audit.AuditLogEntry> auditLog = new ListBuffer<>();

  private final DecisionEvaluator decisions;
  private final DecisionTableEvaluator tables;
  private final LiteralExpressionEvaluator literals;
  private final ContextEvaluator contexts;
  private final ListEvaluator lists;
  private final RelationEvaluator relations;
  private final InvocationEvaluator invocations;
  private final FunctionDefinitionEvaluator functions;

  DmnEvaluation(DmnLanguage.Parsed parsed, Variables variables, Instant now) {
    this.parsed = parsed;
    this.variables = variables;
    this.literals = new LiteralExpressionEvaluator(new BudgetedFeelEngine(now, new Budget()));
    Function2<ParsedExpression, DmnEngine.EvalContext, Either<DmnEngine.Failure, Val>> expressions =
        (expression, context) -> literals.evalExpression(expression, context);
    var knowledge = new BusinessKnowledgeEvaluator(this::logic, FeelEngine.defaultValueMapper());
    this.decisions = new DecisionEvaluator(this::logic, knowledge::createFunction);
    this.tables = new DecisionTableEvaluator(expressions);
    this.contexts = new ContextEvaluator(this::logic);
    this.lists = new ListEvaluator(this::logic);
    this.relations = new RelationEvaluator(this::logic);
    this.invocations = new InvocationEvaluator(expressions, knowledge::eval);
    this.functions = new FunctionDefinitionEvaluator(expressions);
  }

  private Either<DmnEngine.Failure, Val> logic(
      ParsedDecisionLogic logic, DmnEngine.EvalContext context) {
    return switch (logic) {
      case ParsedDecisionTable table -> tables.eval(table, context);
      case ParsedLiteralExpression literal -> literals.evalExpression(literal, context);
      case ParsedInvocation invocation -> invocations.eval(invocation, context);
      case ParsedContext entries -> contexts.eval(entries, context);
      case ParsedList list -> lists.eval(list, context);
      case ParsedRelation relation -> relations.eval(relation, context);
      case ParsedFunctionDefinition function -> functions.eval(function, context);
      default ->
          new Left<>(
              new DmnEngine.Failure(
                  "decision logic of kind '%s' is not supported"
                      .formatted(logic.getClass().getSimpleName())));
    };
  }

  DecisionResult evaluate(String decisionId) {
    var decision = parsed.dmn().decisionsById().get(decisionId);
    if (decision.isEmpty()) {
      return failed(decisionId, "no decision found with id '%s'".formatted(decisionId));
    }
    try {
      return evaluate(decision.get());
    } catch (LimitExceededException e) {
      return failed(decisionId, limit(decisionId, e.getMessage()));
    } catch (StackOverflowError e) {
      return failed(decisionId, limit(decisionId, "it is nested too deeply"));
    } catch (RuntimeException e) {
      // The library lets through what arithmetic and dates throw; for the modeler it is the
      // decision that failed.
      return failed(decisionId, limit(decisionId, e.toString()));
    }
  }

  private DecisionResult evaluate(ParsedDecision decision) {
    var context = new DmnEngine.EvalContext(parsed.dmn(), named(), decision, auditLog);
    Either<DmnEngine.Failure, Val> result = decisions.eval(decision, context);
    if (result.isLeft()) {
      return failed(decision.id(), result.left().toOption().get().message());
    }
    String json = FeelResult.jsonOf(result.toOption().get());
    return new DecisionResult(json, null, null, DmnAudit.decisions(parsed.dmn(), auditLog));
  }

  /** Only what the resource mentions is read. */
  private Map<String, Object> named() {
    var builder = Map$.MODULE$.<String, Object>newBuilder();
    for (String name : parsed.names().all()) {
      String json = variables.json(name);
      if (json != null) {
        builder.addOne(new Tuple2<>(name, JsonReader.read(json, parsed.names().membersOf(name))));
      }
    }
    return builder.result();
  }

  private static String limit(String decisionId, String cause) {
    return "failed to evaluate decision '%s': %s".formatted(decisionId, cause);
  }

  /** The decision whose logic was looked at last is the one that failed. */
  private DecisionResult failed(String decisionId, String message) {
    var evaluated = DmnAudit.decisions(parsed.dmn(), auditLog);
    String failedId =
        evaluated.isEmpty() || !DmnAudit.lastFailed(auditLog)
            ? decisionId
            : evaluated.getLast().decisionId();
    return new DecisionResult(null, message, failedId, evaluated);
  }
}
