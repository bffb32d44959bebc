package dev.pitcrew.engine.expression;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValLocalDateTime;
import org.camunda.feel.syntaxtree.ValLocalTime;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValTime;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;
import org.jspecify.annotations.Nullable;

/** Turns a FEEL value into a plain Java value and its JSON text in one walk. */
final class FeelResult {

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  /** Beyond it a number is written with an exponent instead of its zeros. */
  private static final int ZEROS_MAX = 64;

  private static final Evaluation.Value TRUE = new Evaluation.Value(true, "true");
  private static final Evaluation.Value FALSE = new Evaluation.Value(false, "false");

  private final StringBuilder json = new StringBuilder(32);

  private FeelResult() {}

  /**
   * @throws LimitExceededException when the value is too large or cannot be a variable
   */
  static Evaluation.Value of(Val value) {
    if (value instanceof ValBoolean bool) {
      return bool.value() ? TRUE : FALSE;
    }
    FeelResult result = new FeelResult();
    Object plain = result.convert(value);
    return new Evaluation.Value(plain, result.json.toString());
  }

  /** The JSON text alone. */
  static String jsonOf(Val value) {
    return of(value).json();
  }

  /** A static text as a value. */
  static Evaluation.Value ofText(String text) {
    FeelResult result = new FeelResult();
    result.quote(text);
    return new Evaluation.Value(text, result.json.toString());
  }

  private @Nullable Object convert(Val value) {
    return switch (value) {
      case ValNull$ none -> plain("null", null);
      case ValBoolean bool -> plain(bool.value() ? "true" : "false", bool.value());
      case ValNumber number -> number(number.value().bigDecimal());
      case ValString string -> quoted(string.value(), string.value());
      case ValList list -> list(list);
      case ValContext context -> context(context);
      // FEEL's own text of these is ISO 8601; a named zone is kept as @zone.
      case ValDate date -> quoted(date.toString(), date.value());
      case ValLocalTime time -> quoted(time.toString(), time.value());
      case ValTime time -> quoted(time.toString(), time.value().toOffsetTime());
      case ValLocalDateTime time -> quoted(time.toString(), time.value());
      case ValDateTime time -> quoted(time.toString(), time.value());
      case ValYearMonthDuration duration -> quoted(duration.toString(), duration.value());
      case ValDayTimeDuration duration -> quoted(duration.toString(), duration.value());
      default ->
          throw new LimitExceededException(
              "its result holds '%s', which cannot be a variable".formatted(value));
    };
  }

  private @Nullable Object plain(String text, @Nullable Object value) {
    append(text);
    return value;
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
        shortest.scale() <= ZEROS_MAX
            ? shortest.scale() < 0 ? shortest.toString() : shortest.toPlainString()
            : shortest.toString());
    return shortest;
  }

  private List<@Nullable Object> list(ValList list) {
    List<@Nullable Object> items = new ArrayList<>(list.itemsAsSeq().size());
    append("[");
    for (var rest = list.itemsAsSeq().iterator(); rest.hasNext(); ) {
      if (!items.isEmpty()) {
        append(",");
      }
      items.add(convert(rest.next()));
    }
    append("]");
    return Collections.unmodifiableList(items);
  }

  private Map<String, @Nullable Object> context(ValContext context) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    var provider = context.context().variableProvider();
    append("{");
    for (var keys = provider.keys().iterator(); keys.hasNext(); ) {
      String key = keys.next();
      if (entries.containsKey(key)) {
        continue;
      }
      if (!entries.isEmpty()) {
        append(",");
      }
      quote(key);
      append(":");
      var entry = provider.getVariable(key);
      entries.put(
          key,
          convert(
              entry.isDefined()
                  ? FeelEngine.defaultValueMapper().toVal(entry.get())
                  : ValNull$.MODULE$));
    }
    append("}");
    return Collections.unmodifiableMap(entries);
  }

  private void quote(String text) {
    json.append('"');
    ENCODER.quoteAsString(text, json);
    append("\"");
  }

  private void append(String text) {
    json.append(text);
    if (json.length() > Budget.JSON_CHARS_MAX) {
      throw new LimitExceededException(
          "its result has more than %,d characters".formatted(Budget.JSON_CHARS_MAX));
    }
  }
}
