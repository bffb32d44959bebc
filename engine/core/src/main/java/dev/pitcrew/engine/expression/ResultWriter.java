package dev.pitcrew.engine.expression;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.FeelContext;
import dev.pitcrew.engine.feel.FeelFunction;
import dev.pitcrew.engine.feel.FeelTime;
import dev.pitcrew.engine.feel.LimitExceededException;
import dev.pitcrew.engine.feel.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a FEEL value into a plain Java value and its JSON text in one walk. */
final class ResultWriter {

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  /** Beyond it a number is written with an exponent instead of its zeros. */
  private static final int ZEROS_MAX = 64;

  /** What is nested deeper could not be read again. */
  private static final int DEPTH_MAX = 500;

  /** To write one is dear, since short values are many. */
  private static final long ELEMENTS_PER_CHAR = 4;

  private static final int CHARS_PER_PAYMENT = 256;

  private static final Evaluation.Value NULL = new Evaluation.Value(null, "null");
  private static final Evaluation.Value TRUE = new Evaluation.Value(true, "true");
  private static final Evaluation.Value FALSE = new Evaluation.Value(false, "false");

  private final StringBuilder json = new StringBuilder(32);
  private final @Nullable Budget budget;
  private int paidChars;
  private int depth;

  private ResultWriter(@Nullable Budget budget) {
    this.budget = budget;
  }

  /**
   * @throws LimitExceededException when the value is too large or cannot be a variable
   */
  static Evaluation.Value of(@Nullable Object value, Budget budget) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof Boolean truth) {
      return truth ? TRUE : FALSE;
    }
    ResultWriter writer = new ResultWriter(budget);
    Object plain = writer.convert(value);
    return new Evaluation.Value(plain, writer.json.toString());
  }

  /** A static text as a value. */
  static Evaluation.Value ofText(String text) {
    ResultWriter writer = new ResultWriter(null);
    writer.quote(text);
    return new Evaluation.Value(text, writer.json.toString());
  }

  private @Nullable Object convert(@Nullable Object value) {
    return switch (value) {
      case null -> none();
      // As elsewhere: what can be called within an evaluation is nothing outside of it.
      case FeelFunction function -> none();
      case Boolean truth -> {
        append(truth ? "true" : "false");
        yield truth;
      }
      case BigDecimal number -> number(number);
      case String string -> quoted(string, string);
      case List<?> list -> list(list);
      case FeelContext context -> context(context);
      // As Zeebe writes them, which is not always FEEL's own text of them.
      case FeelTime time -> quoted(time.toString(), time.toOffsetTime());
      case LocalDate date -> quoted(date.toString(), date);
      case LocalTime time -> quoted(time.toString(), time);
      case LocalDateTime time -> quoted(Texts.shortOf(time), time);
      case ZonedDateTime time -> quoted(zoned(time), time);
      case Period duration -> quoted(Texts.shortOf(duration), duration);
      case Duration duration -> quoted(Texts.shortOf(duration), duration);
      default ->
          throw new LimitExceededException(
              "its result holds '%s', which cannot be a variable".formatted(Texts.shortOf(value)));
    };
  }

  private static String zoned(ZonedDateTime time) {
    return time.getZone() instanceof ZoneOffset
        ? Texts.shortOf(time)
        : DateTimeFormatter.ISO_ZONED_DATE_TIME.format(time);
  }

  private @Nullable Object none() {
    append("null");
    return null;
  }

  private Object quoted(String text, Object value) {
    quote(text);
    return value;
  }

  private BigDecimal number(BigDecimal number) {
    Budget.checkScale(number.scale());
    BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (shortest.scale() < 0 && shortest.scale() >= -ZEROS_MAX) {
      shortest = shortest.setScale(0);
    }
    append(
        shortest.scale() < 0 || shortest.scale() > ZEROS_MAX
            ? shortest.toString()
            : shortest.toPlainString());
    return shortest;
  }

  private List<@Nullable Object> list(List<?> list) {
    enter();
    List<@Nullable Object> items = new ArrayList<>(list.size());
    append("[");
    for (Object item : list) {
      if (!items.isEmpty()) {
        append(",");
      }
      items.add(convert(item));
    }
    append("]");
    depth--;
    return Collections.unmodifiableList(items);
  }

  private Map<String, @Nullable Object> context(FeelContext context) {
    enter();
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    append("{");
    context
        .entries()
        .forEach(
            (key, value) -> {
              if (!entries.isEmpty()) {
                append(",");
              }
              quote(key);
              append(":");
              entries.put(key, convert(value));
            });
    append("}");
    depth--;
    return Collections.unmodifiableMap(entries);
  }

  private void enter() {
    if (++depth > DEPTH_MAX) {
      throw new LimitExceededException(
          "its result is nested deeper than %,d levels".formatted(DEPTH_MAX));
    }
  }

  private void quote(String text) {
    json.append('"');
    ENCODER.quoteAsString(text, json);
    append("\"");
  }

  private void append(String text) {
    json.append(text);
    if (json.length() - paidChars >= CHARS_PER_PAYMENT) {
      pay();
    }
  }

  private void pay() {
    if (json.length() > Budget.JSON_CHARS_MAX) {
      throw new LimitExceededException(
          "its result has more than %,d characters".formatted(Budget.JSON_CHARS_MAX));
    }
    if (budget != null) {
      budget.spendFor((json.length() - paidChars) * ELEMENTS_PER_CHAR);
    }
    paidChars = json.length();
  }
}
