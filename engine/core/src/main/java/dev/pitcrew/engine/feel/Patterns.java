package dev.pitcrew.engine.feel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Functions with regular expressions. Matching may try endlessly, so each look at a character of
 * the text is paid for, and {@link BlindSteps} tells beforehand what could be tried without one.
 */
final class Patterns {

  private static final int PATTERN_CHARS_MAX = 10_000;

  private Patterns() {}

  static Object matches(@Nullable Object[] a, Run run) {
    return with(a, 2, run, "", Matcher::find);
  }

  static Object replace(@Nullable Object[] a, Run run) {
    if (!(a[2] instanceof String replacement)) {
      return FeelFunction.ILLEGAL;
    }
    return with(
        a,
        3,
        run,
        "",
        matcher -> {
          StringBuilder text = new StringBuilder();
          while (matcher.find()) {
            run.budget.spendFor(Budget.ELEMENTS_PER_STEP + replacement.length());
            matcher.appendReplacement(text, replacement);
            Budget.checkChars(text.length());
          }
          return matcher.appendTail(text).toString();
        });
  }

  static Object split(@Nullable Object[] a, Run run) {
    return with(
        a,
        2,
        run,
        " for delimiter",
        matcher -> {
          String text = (String) a[0];
          List<Object> parts = new ArrayList<>();
          int from = 0;
          while (matcher.find()) {
            // Nothing is cut off before the first character.
            if (matcher.end() > 0) {
              parts.add(text.substring(from, matcher.start()));
              from = matcher.end();
            }
            run.budget.spend(1);
          }
          parts.add(text.substring(from));
          return Collections.unmodifiableList(parts);
        });
  }

  static Object extract(@Nullable Object[] a, Run run) {
    return with(
        a,
        2,
        run,
        "",
        matcher -> {
          List<Object> found = new ArrayList<>();
          while (matcher.find()) {
            run.budget.spend(1);
            found.add(matcher.group());
          }
          return Collections.unmodifiableList(found);
        });
  }

  /** What is done with a matcher. */
  @FunctionalInterface
  private interface Use {
    Object of(Matcher matcher);
  }

  private static Object with(@Nullable Object[] a, int flagsIndex, Run run, String where, Use use) {
    if (!(a[0] instanceof String text)
        || !(a[1] instanceof String pattern)
        || (a.length > flagsIndex && !(a[flagsIndex] instanceof String))) {
      return FeelFunction.ILLEGAL;
    }
    if (pattern.length() > PATTERN_CHARS_MAX) {
      throw new LimitExceededException(
          "a pattern has more than %,d characters".formatted(PATTERN_CHARS_MAX));
    }
    int flags = a.length > flagsIndex ? flags((String) a[flagsIndex]) : 0;
    try {
      run.budget.spendFor(16L * pattern.length());
      Pattern compiled = Pattern.compile(pattern, flags);
      run.budget.spendFor(
          BlindSteps.of(pattern, (flags & Pattern.COMMENTS) != 0) * (text.length() + 1L));
      return use.of(compiled.matcher(new PaidText(text, run.budget)));
    } catch (PatternSyntaxException e) {
      return invalid(where, pattern);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // The replacement names a group that there is not.
      return invalid(where, pattern);
    } catch (StackOverflowError e) {
      throw new LimitExceededException(
          "the pattern '%s' is too complex for its text".formatted(Texts.shortened(pattern)));
    }
  }

  private static FeelError invalid(String where, String pattern) {
    return new FeelError("Invalid pattern%s '%s'".formatted(where, Texts.shortened(pattern)));
  }

  private static int flags(String flags) {
    return (flags.contains("s") ? Pattern.DOTALL : 0)
        | (flags.contains("m") ? Pattern.MULTILINE : 0)
        | (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
        | (flags.contains("x") ? Pattern.COMMENTS : 0);
  }

  /** Charges for each look at a character. */
  private record PaidText(String text, Budget budget) implements CharSequence {

    @Override
    public char charAt(int index) {
      budget.look();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
