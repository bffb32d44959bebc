package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.FeelError;
import dev.pitcrew.engine.feel.FeelException;
import dev.pitcrew.engine.feel.Json;
import dev.pitcrew.engine.feel.LimitExceededException;
import dev.pitcrew.engine.feel.Node;
import dev.pitcrew.engine.feel.Run;
import dev.pitcrew.engine.feel.Scope;
import dev.pitcrew.engine.feel.Texts;
import dev.pitcrew.engine.feel.Warning;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation of one expression; a variable is read when it is named, and once. */
final class FeelEvaluation implements Scope.Root {

  private final String text;
  private final Node node;
  private final Variables variables;
  private final FeelNames names;
  private final Run run;
  private final Map<String, @Nullable Object> read = new HashMap<>(4);

  /**
   * @param names of which members are needed
   */
  FeelEvaluation(String text, Node node, Variables variables, FeelNames names, Run run) {
    this.text = text;
    this.node = node;
    this.variables = variables;
    this.names = names;
    this.run = run;
  }

  Evaluation evaluate() {
    try {
      Object value = node.in(Scope.root(run, this));
      if (run.failedAssertion() != null) {
        return new Evaluation.Failure(
            "Assertion failure on evaluate the expression '%s': %s"
                .formatted(Texts.shortened(text), run.failedAssertion()),
            true);
      }
      return value instanceof FeelError error
          ? failure(error.message())
          : ResultWriter.of(value, run.budget());
    } catch (LimitExceededException | FeelException e) {
      return failure(e.getMessage());
    } catch (ArithmeticException | DateTimeException e) {
      // What dates and numbers cannot do; for the modeler it is the expression that failed.
      return failure(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      return failure("it is nested too deeply");
    }
  }

  /** What was odd in it, once it is evaluated. */
  List<String> warnings() {
    return run.warnings().stream().map(Warning::toString).toList();
  }

  private Evaluation.Failure failure(String cause) {
    return failure(text, cause);
  }

  static Evaluation.Failure failure(String text, String cause) {
    return new Evaluation.Failure(
        "failed to evaluate expression '%s': %s".formatted(Texts.shortened(text), cause));
  }

  @Override
  public @Nullable Object variable(String name) {
    Object known = read.get(name);
    if (known != null || read.containsKey(name)) {
      return known;
    }
    String json = variables.json(name);
    Object value = json == null ? Scope.ABSENT : Json.variable(json, names.membersOf(name));
    read.put(name, value);
    return value;
  }
}
