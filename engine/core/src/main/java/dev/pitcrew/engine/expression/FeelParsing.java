package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.LimitExceededException;
import dev.pitcrew.engine.feel.Texts;
import fastparse.IndexedParserInput;
import fastparse.Parsed;
import fastparse.ParserInput;
import fastparse.ParserInputSource;
import fastparse.ParsingRun;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.camunda.feel.impl.parser.FeelParser$;
import org.camunda.feel.syntaxtree.Exp;
import scala.Function1;

/**
 * The parser of feel-engine, on a leash. It tries alternatives again where it fails within
 * brackets: each one more that nobody closes, and each list as an argument within another, doubles
 * its time. So its looks at the text are counted, and how deep it would have to go is found out
 * before.
 */
final class FeelParsing {

  static final int TEXT_CHARS_MAX = 32_768;

  /** Brackets within brackets. */
  static final int NESTING_MAX = 250;

  /** The library takes only a text, so its two grammars have to be asked for by their names. */
  private static final MethodHandle EXPRESSION = grammar("$anonfun$parseExpression$2");

  private static final MethodHandle UNARY_TESTS = grammar("$anonfun$parseUnaryTests$2");

  private FeelParsing() {}

  private static MethodHandle grammar(String name) {
    try {
      return MethodHandles.lookup()
          .findStatic(
              FeelParser$.class, name, MethodType.methodType(ParsingRun.class, ParsingRun.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static Exp expression(String feel, ParseBudget budget) {
    return parse(feel, budget, EXPRESSION);
  }

  static Exp unaryTests(String feel, ParseBudget budget) {
    return parse(feel, budget, UNARY_TESTS);
  }

  @SuppressWarnings("unchecked")
  private static ParsingRun<Exp> apply(MethodHandle grammar, ParsingRun<?> run) {
    try {
      return (ParsingRun<Exp>) (ParsingRun<?>) grammar.invokeExact((ParsingRun) run);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Expected the parser to throw nothing that is checked.", e);
    }
  }

  private static Exp parse(String feel, ParseBudget budget, MethodHandle grammar) {
    budget.begin(feel);
    try {
      return parsed(feel, budget, grammar);
    } catch (InvalidExpressionException e) {
      budget.noteInvalid();
      throw e;
    }
  }

  private static Exp parsed(String feel, ParseBudget budget, MethodHandle grammar) {
    if (feel.length() > TEXT_CHARS_MAX) {
      throw new InvalidExpressionException(
          "Expected an expression of at most %,d characters, but found %,d."
              .formatted(TEXT_CHARS_MAX, feel.length()));
    }
    if (nesting(feel) > NESTING_MAX) {
      throw tooDeep(feel);
    }
    try {
      Parsed<?> parsed =
          fastparse.package$.MODULE$.<Exp>parse(
              new Source(new CountedText(feel, budget)),
              run -> apply(grammar, run),
              false,
              0,
              null);
      if (parsed instanceof Parsed.Success<?> success) {
        return (Exp) success.value();
      }
      throw new InvalidExpressionException(
          "failed to parse expression '%s': %s"
              .formatted(feel, ((Parsed.Failure) parsed).extra().trace(false).aggregateMsg()));
    } catch (LimitExceededException | StackOverflowError e) {
      throw tooDeep(feel);
    } catch (NumberFormatException e) {
      throw new InvalidExpressionException(
          "failed to parse expression '%s': %s".formatted(feel, e.getMessage()));
    }
  }

  static InvalidExpressionException tooDeep(String feel) {
    return new InvalidExpressionException(
        "Expected an expression that is not nested too deeply, but found '%s'."
            .formatted(Texts.shortened(feel)));
  }

  /** The deepest brackets, outside of texts; what opens too often counts, what closes does not. */
  private static int nesting(String feel) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < feel.length(); i++) {
      switch (feel.charAt(i)) {
        case '"' -> i = endOfText(feel, i);
        case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ')', ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
    }
    return deepest;
  }

  private static int endOfText(String feel, int start) {
    for (int i = start + 1; i < feel.length(); i++) {
      char character = feel.charAt(i);
      if (character == '\\') {
        i++;
      } else if (character == '"') {
        return i;
      }
    }
    // Not closed: it is no text then.
    return start;
  }

  /** Counts the looks at characters. */
  private static final class CountedText extends IndexedParserInput {

    private final String text;
    private final ParseBudget budget;

    CountedText(String text, ParseBudget budget) {
      super(text);
      this.text = text;
      this.budget = budget;
    }

    @Override
    public char apply(int index) {
      look();
      return text.charAt(index);
    }

    @Override
    public boolean isReachable(int index) {
      look();
      return index < text.length();
    }

    private void look() {
      if (!budget.look()) {
        throw new LimitExceededException("it takes too long to parse");
      }
    }
  }

  private record Source(ParserInput input) implements ParserInputSource {
    @Override
    public <T> T parseThrough(Function1<ParserInput, T> parser) {
      return parser.apply(input);
    }
  }
}
