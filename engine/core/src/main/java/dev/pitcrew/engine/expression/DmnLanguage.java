package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.xml.UnsafeXmlException;
import dev.pitcrew.engine.xml.XmlGuard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.DmnParser;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.util.Either;
import scala.util.Left;
import scala.util.Right;

/** DMN by the parser and the evaluators of dmn-scala, their expressions on one {@link Budget}. */
public final class DmnLanguage implements DecisionLanguage {

  /** Tables of 10,000 rules with four columns. */
  static final int ELEMENTS_MAX = 100_000;

  private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml[^>]*\\?>");

  /**
   * @param names of the variables that any expression of the resource mentions
   */
  record Parsed(ParsedDmn dmn, FeelNames names) {}

  @Override
  public DecisionModel parse(String xml) {
    // The text is decoded already, so the encoding it declares does not hold any more.
    byte[] bytes = DECLARATION.matcher(xml).replaceFirst("").getBytes(StandardCharsets.UTF_8);
    try {
      return new Parsing().parse(XmlGuard.safe(bytes, ELEMENTS_MAX));
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
    return new DmnEvaluation(parsed, variables, now).evaluate(decisionId);
  }

  /** One resource being parsed; notes the names its expressions mention. */
  private static final class Parsing {

    private final FeelNames names = new FeelNames();

    DecisionModel parse(byte[] xml) {
      DmnParser parser =
          new DmnParser(
              new DmnEngine.Configuration(false, false, false),
              noting(FeelLanguage.PARSER::parseExpression),
              noting(FeelLanguage.PARSER::parseUnaryTests));
      var result = parser.parse(new ByteArrayInputStream(xml));
      if (result.isLeft()) {
        throw new InvalidExpressionException(result.left().toOption().get().message());
      }
      ParsedDmn dmn = result.toOption().get();
      Definitions definitions = dmn.model().getDefinitions();
      return new DecisionModel(
          required(definitions.getId(), "the definitions"),
          definitions.getName() == null ? definitions.getId() : definitions.getName(),
          decisions(definitions),
          new Parsed(dmn, names));
    }

    private Function1<String, Either<String, ParsedExpression>> noting(
        Function1<String, ParseResult> parser) {
      return text -> {
        try {
          FeelLanguage.checkLength(text);
          var result = parser.apply(text);
          if (result.isFailure()) {
            return new Left<>(result.failure().message());
          }
          names.collect(result.parsedExpression().expression());
          return new Right<>(result.parsedExpression());
        } catch (InvalidExpressionException e) {
          return new Left<>(e.getMessage());
        } catch (StackOverflowError e) {
          return new Left<>(FeelLanguage.tooDeep(text).getMessage());
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
