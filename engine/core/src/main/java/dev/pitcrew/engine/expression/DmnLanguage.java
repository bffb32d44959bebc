package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.InlineSpentException;
import dev.pitcrew.engine.xml.UnsafeXmlException;
import dev.pitcrew.engine.xml.XmlGuard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.DmnParser;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.util.Either;
import scala.util.Left;
import scala.util.Right;

/** DMN: dmn-scala parses, {@link DecisionRun our own evaluator} computes, on one budget for all. */
public final class DmnLanguage implements DecisionLanguage {

  /** Tables of 10,000 rules with four columns. */
  static final int ELEMENTS_MAX = 100_000;

  private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml[^>]*\\?>");

  /**
   * @param names of the variables that any expression of the resource mentions
   */
  record Parsed(Map<String, DecisionLogic.Decision> decisions, FeelNames names) {}

  @Override
  public DecisionModel parse(String xml, ParseBudget budget) {
    // The text is decoded already, so the encoding it declares does not hold any more.
    byte[] bytes = DECLARATION.matcher(xml).replaceFirst("").getBytes(StandardCharsets.UTF_8);
    try {
      DmnRequirements requirements = new DmnRequirements();
      byte[] safe = XmlGuard.safe(bytes, ELEMENTS_MAX, requirements);
      requirements.check();
      return new Parsing(budget).parse(safe);
    } catch (UnsafeXmlException e) {
      throw new InvalidExpressionException(e.getMessage());
    } catch (StackOverflowError e) {
      throw new InvalidExpressionException(
          "Expected decisions that are not nested too deeply, but found more levels than can be"
              + " read.");
    }
  }

  @Override
  public DecisionResult evaluate(
      DecisionModel model,
      String decisionId,
      Variables variables,
      Instant now,
      LongEvaluations longEvaluations) {
    if (!(model.parsed() instanceof Parsed parsed)) {
      throw new IllegalArgumentException(
          "Expected a decision model that this language parsed, but found '%s'."
              .formatted(model.decisionRequirementsId()));
    }
    LongEvaluation.@Nullable Key key = null;
    if (longEvaluations.hasAny()) {
      key = key(parsed, decisionId, variables, longEvaluations);
      DecisionResult known = longEvaluations.known(key);
      if (known != null) {
        return known;
      }
    }
    try {
      return new DmnEvaluation(parsed, variables, now, Budget.inline()).evaluate(decisionId);
    } catch (InlineSpentException e) {
      return longEvaluations.outcome(
          longer(
              parsed,
              decisionId,
              key == null ? key(parsed, decisionId, variables, longEvaluations) : key,
              now));
    }
  }

  /** What was parsed is compared by identity: to compare whole tables would take long itself. */
  private record Asked(Parsed parsed, String decisionId) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Asked asked
          && asked.parsed == parsed
          && asked.decisionId.equals(decisionId);
    }

    @Override
    public int hashCode() {
      return decisionId.hashCode();
    }
  }

  private static LongEvaluation.Key key(
      Parsed parsed, String decisionId, Variables variables, LongEvaluations longEvaluations) {
    return LongEvaluation.Key.of(
        new Asked(parsed, decisionId), parsed.names(), variables, longEvaluations);
  }

  private static LongEvaluation<DecisionResult> longer(
      Parsed parsed, String decisionId, LongEvaluation.Key key, Instant now) {
    return new LongEvaluation<>(
        key,
        cpuNanos ->
            new DmnEvaluation(parsed, key.inputs()::get, now, Budget.whole(cpuNanos))
                .evaluate(decisionId),
        reason ->
            new DecisionResult(
                null, DmnEvaluation.limit(decisionId, reason), decisionId, List.of()));
  }

  /** One resource being parsed; notes the names its expressions mention. */
  private static final class Parsing {

    private final FeelNames names = new FeelNames();
    private final ParseBudget budget;

    Parsing(ParseBudget budget) {
      this.budget = budget;
    }

    DecisionModel parse(byte[] xml) {
      DmnParser parser =
          new DmnParser(
              new DmnEngine.Configuration(false, false, false),
              parsing(FeelParsing::expression),
              parsing(FeelParsing::unaryTests));
      var result = parser.parse(new ByteArrayInputStream(xml));
      if (budget.isOver()) {
        throw budget.over();
      }
      if (result.isLeft()) {
        throw new InvalidExpressionException(result.left().toOption().get().message());
      }
      ParsedDmn dmn = result.toOption().get();
      Definitions definitions = dmn.model().getDefinitions();
      return new DecisionModel(
          required(definitions.getId(), "the definitions"),
          definitions.getName() == null ? definitions.getId() : definitions.getName(),
          decisions(definitions),
          new Parsed(new DmnReader(names).read(dmn), names));
    }

    /** For the library, which goes on after what does not parse: nothing more is done then. */
    private Function1<String, Either<String, ParsedExpression>> parsing(
        BiFunction<String, ParseBudget, Exp> parser) {
      return text -> {
        if (budget.isOver()) {
          return new Left<>(budget.reasonOver());
        }
        try {
          return new Right<>(new ParsedExpression(parser.apply(text, budget), text));
        } catch (InvalidExpressionException e) {
          return new Left<>(e.getMessage());
        }
      };
    }

    private static List<DecisionModel.Decision> decisions(Definitions definitions) {
      List<DecisionModel.Decision> decisions = new ArrayList<>();
      for (var element : definitions.getDrgElements()) {
        if (element instanceof Decision decision) {
          String id = required(decision.getId(), "every decision");
          decisions.add(
              new DecisionModel.Decision(
                  id, decision.getName() == null ? id : decision.getName(), versionTag(decision)));
        }
      }
      if (decisions.isEmpty()) {
        throw new InvalidExpressionException(
            "Expected at least one decision, but found none in '%s'."
                .formatted(definitions.getId()));
      }
      return List.copyOf(decisions);
    }

    private static String required(@Nullable String id, String what) {
      if (id == null || id.isBlank()) {
        throw new InvalidExpressionException(
            "Expected %s to have an id, but found none.".formatted(what));
      }
      return id;
    }

    private static @Nullable String versionTag(Decision decision) {
      if (decision.getExtensionElements() == null) {
        return null;
      }
      for (DomElement element :
          decision.getExtensionElements().getDomElement().getChildElements()) {
        if (element.getLocalName().equals("versionTag")) {
          return element.getAttribute("value");
        }
      }
      return null;
    }
  }
}
