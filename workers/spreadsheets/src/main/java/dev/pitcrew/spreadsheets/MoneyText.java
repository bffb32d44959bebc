package dev.pitcrew.spreadsheets;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as people type it, taken apart: the number, and the sign or code before or after it.
 *
 * @param number with its own sign, as it is written
 * @param currency as it is written; absent where there is none
 */
record MoneyText(String number, @Nullable String currency) {

  private static final String SIGN = "[^\\d\\s.,'’+()\\-\\u2212][^\\d\\s,'’+()\\-\\u2212]{0,4}";
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<minus>[-\\u2212+]?)\\s*(?<sign>"
              + SIGN
              + ")\\s*(?<rest>[-\\u2212+]?[\\d.,'’ ]*\\d-?)");
  private static final Pattern AFTER =
      Pattern.compile("(?<rest>[-\\u2212+]?[\\d.,'’ ]*\\d-?)\\s*(?<sign>" + SIGN + ")");

  /** How books write what is below zero. */
  private static final Pattern IN_BRACKETS = Pattern.compile("\\((?<inner>[^()]+)\\)(?<rest>.*)");

  static MoneyText of(String text) {
    var brackets = IN_BRACKETS.matcher(text);
    if (brackets.matches()) {
      var inner = of(brackets.group("inner").strip() + brackets.group("rest"));
      return inner.number().startsWith("-")
          ? new MoneyText(text, null)
          : new MoneyText("-" + inner.number(), inner.currency());
    }
    var before = BEFORE.matcher(text);
    if (before.matches()) {
      return new MoneyText(
          before.group("minus") + before.group("rest"), before.group("sign").strip());
    }
    var after = AFTER.matcher(text);
    return after.matches()
        ? new MoneyText(after.group("rest"), after.group("sign").strip())
        : new MoneyText(text, null);
  }
}
