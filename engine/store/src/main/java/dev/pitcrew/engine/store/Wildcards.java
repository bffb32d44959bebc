package dev.pitcrew.engine.store;

/**
 * Patterns of the API: {@code *} is any text and {@code ?} one character, both literal after a
 * backslash. It takes at most as many steps as pattern and text have characters, multiplied.
 */
public final class Wildcards {

  /** A longer pattern is refused. */
  public static final int CHARACTERS_MAX = 2_000;

  private static final int STARTS_BETWEEN = 10_000;

  private Wildcards() {}

  /** As the store compares a text with a pattern. */
  public static boolean match(String pattern, String text) {
    return match(pattern, text, () -> {});
  }

  /**
   * @param meanwhile is run now and then; what it throws ends the comparison
   */
  public static boolean match(String pattern, String text, Runnable meanwhile) {
    int inPattern = 0;
    int inText = 0;
    int star = -1;
    int afterStar = 0;
    while (inText < text.length()) {
      int taken = inPattern < pattern.length() ? taken(pattern, inPattern, text, inText) : 0;
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        afterStar = inText;
      } else if (taken > 0) {
        inPattern += isEscape(pattern, inPattern) ? 2 : 1;
        inText += taken;
      } else if (star >= 0) {
        inPattern = star + 1;
        inText = ++afterStar;
        if (afterStar % STARTS_BETWEEN == 0) {
          meanwhile.run();
        }
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  /** How much of the text one character of the pattern stands for; 0 where it does not fit. */
  private static int taken(String pattern, int inPattern, String text, int inText) {
    char wanted = pattern.charAt(inPattern);
    if (wanted == '?') {
      return Character.charCount(text.codePointAt(inText));
    }
    if (isEscape(pattern, inPattern)) {
      wanted = pattern.charAt(inPattern + 1);
    }
    return text.charAt(inText) == wanted ? 1 : 0;
  }

  private static boolean isEscape(String pattern, int at) {
    return pattern.charAt(at) == '\\' && at + 1 < pattern.length();
  }
}
