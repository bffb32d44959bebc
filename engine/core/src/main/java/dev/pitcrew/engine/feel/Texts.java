package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text: the function {@code string()}, and what messages quote. */
public final class Texts {

  private static final int SHORT_CHARS_MAX = 200;

  private final StringBuilder text = new StringBuilder();
  private final int charsMax;

  private Texts(int charsMax) {
    this.charsMax = charsMax;
  }

  /**
   * @throws LimitExceededException when it is too long
   */
  static String of(@Nullable Object value) {
    Texts texts = new Texts(Budget.STRING_CHARS_MAX);
    texts.add(value);
    Budget.checkChars(texts.text.length());
    return texts.text.toString();
  }

  /** For messages: what is long is cut. */
  public static String shortOf(@Nullable Object value) {
    Texts texts = new Texts(SHORT_CHARS_MAX);
    texts.add(value);
    return shortened(texts.text);
  }

  public static String shortened(CharSequence text) {
    return text.length() <= SHORT_CHARS_MAX
        ? text.toString()
        : text.subSequence(0, SHORT_CHARS_MAX) + "…";
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string ->
          text.append('"').append(string, 0, Math.min(string.length(), charsMax + 1)).append('"');
      case BigDecimal number -> {
        Budget.checkScale(number.scale());
        text.append(number);
      }
      case LocalTime time -> text.append(Temporals.text(time));
      case LocalDateTime time -> text.append(Temporals.text(time));
      case ZonedDateTime time -> text.append(Temporals.text(time));
      case Period duration -> text.append(Temporals.text(duration));
      case Duration duration -> text.append(Temporals.text(duration));
      case List<?> list -> {
        String separator = "[";
        for (Object item : list) {
          text.append(separator);
          separator = ", ";
          if (text.length() > charsMax) {
            return;
          }
          add(item);
        }
        text.append(list.isEmpty() ? "[]" : "]");
      }
      case FeelContext context -> {
        String separator = "{";
        for (Map.Entry<String, ?> entry : context.entries().entrySet()) {
          text.append(separator).append(entry.getKey()).append(':');
          separator = ", ";
          if (text.length() > charsMax) {
            return;
          }
          add(entry.getValue());
        }
        text.append(context.entries().isEmpty() ? "{}" : "}");
      }
      default -> text.append(value);
    }
  }
}
