package dev.pitcrew.engine.feel;

/**
 * How many ways a regular expression can go on without looking at a character: {@code (a?|b?){40}}
 * has 2 to the 40th at the end of a text. Everything else it tries shows by its looks. What this
 * does not understand counts as too many.
 */
final class BlindSteps {

  private static final long MAX = 10_000;

  /** More are not told apart. */
  private static final long COUNTED_MAX = 1L << 30;

  private final String pattern;
  private int at;

  private BlindSteps(String pattern) {
    this.pattern = pattern;
  }

  /**
   * A part of the pattern.
   *
   * @param ways to go through it without a look
   * @param isEmptyable whether it matches no character
   */
  private record Part(long ways, boolean isEmptyable) {
    static final Part NOTHING = new Part(1, true);
    static final Part CHARACTER = new Part(1, false);
  }

  /**
   * @param pattern one that compiles
   * @param isCommented whether spaces and comments in it do not count
   * @throws LimitExceededException when there are too many
   */
  static long of(String pattern, boolean isCommented) {
    BlindSteps steps = new BlindSteps(pattern);
    Part all = steps.alternatives();
    if (steps.at < pattern.length() || all.ways > MAX || (isCommented && pattern.contains("#"))) {
      throw tooMany(pattern);
    }
    return all.ways - 1;
  }

  private static LimitExceededException tooMany(String pattern) {
    return new LimitExceededException(
        "the pattern '%s' has too many ways to match nothing".formatted(Texts.shortened(pattern)));
  }

  private boolean has(String text) {
    return pattern.startsWith(text, at);
  }

  private Part alternatives() {
    long ways = 0;
    boolean isEmptyable = false;
    while (true) {
      Part part = sequence();
      ways += part.isEmptyable ? part.ways : part.ways - 1;
      isEmptyable |= part.isEmptyable;
      if (!has("|")) {
        return new Part(Math.max(1, Math.min(ways, COUNTED_MAX)), isEmptyable);
      }
      at++;
    }
  }

  private Part sequence() {
    long ways = 1;
    boolean isEmptyable = true;
    while (at < pattern.length() && !has("|") && !has(")")) {
      Part part = repeated(atom());
      ways = Math.min(ways * part.ways, COUNTED_MAX);
      isEmptyable &= part.isEmptyable;
    }
    return new Part(ways, isEmptyable);
  }

  private Part atom() {
    char first = pattern.charAt(at++);
    return switch (first) {
      case '(' -> group();
      case '[' -> {
        skipClass();
        yield Part.CHARACTER;
      }
      case '\\' -> escape();
      case '^', '$' -> Part.NOTHING;
      default -> Part.CHARACTER;
    };
  }

  private Part group() {
    boolean looksAround = false;
    if (has("?")) {
      looksAround = has("?=") || has("?!") || has("?<=") || has("?<!");
      boolean isNamed = has("?<") && !looksAround;
      int end = at + 1;
      while (end < pattern.length() && ":=!>)".indexOf(pattern.charAt(end)) < 0) {
        if ("x".indexOf(pattern.charAt(end)) >= 0 && !isNamed) {
          throw tooMany(pattern);
        }
        end++;
      }
      if (end < pattern.length() && pattern.charAt(end) == ')') {
        at = end + 1;
        return Part.NOTHING;
      }
      at = end + 1;
    }
    Part inner = alternatives();
    if (!has(")")) {
      throw tooMany(pattern);
    }
    at++;
    return looksAround ? new Part(inner.ways, true) : inner;
  }

  private Part escape() {
    if (at >= pattern.length()) {
      throw tooMany(pattern);
    }
    char kind = pattern.charAt(at++);
    if (kind == 'Q') {
      int end = pattern.indexOf("\\E", at);
      boolean isEmpty = end == at || at == pattern.length();
      at = end < 0 ? pattern.length() : end + 2;
      return isEmpty ? Part.NOTHING : Part.CHARACTER;
    }
    if (kind == 'k' || ((kind == 'p' || kind == 'P' || kind == 'x' || kind == 'N') && has("{"))) {
      int end = pattern.indexOf(kind == 'k' ? '>' : '}', at);
      at = end < 0 ? pattern.length() : end + 1;
    } else if (kind == 'b' && has("{")) {
      at = pattern.indexOf('}', at) + 1;
    } else if (kind == 'c') {
      at++;
    }
    // Boundaries, and what a group before matched, may be nothing.
    boolean isEmptyable = "bBAGzZk123456789".indexOf(kind) >= 0;
    return isEmptyable ? Part.NOTHING : Part.CHARACTER;
  }

  private void skipClass() {
    int depth = 1;
    while (depth > 0) {
      if (at >= pattern.length()) {
        throw tooMany(pattern);
      }
      char next = pattern.charAt(at++);
      if (next == '\\') {
        if (has("Q")) {
          throw tooMany(pattern);
        }
        at++;
      } else if (next == '[') {
        depth++;
      } else if (next == ']') {
        depth--;
      }
    }
  }

  private Part repeated(Part part) {
    Part result = part;
    while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
      char kind = pattern.charAt(at++);
      long least = kind == '+' ? 1 : 0;
      if (kind == '{') {
        int end = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at, Math.max(at, end)).split(",");
        least = number(bounds[0]);
        long most = number(bounds[bounds.length - 1]);
        at = end + 1;
        result = counted(result, least, Math.max(least, most));
      } else if (result.isEmptyable) {
        result = new Part(result.ways * result.ways + 1, true);
      }
      if (has("?") || has("+")) {
        at++;
      }
      result = new Part(Math.min(result.ways, COUNTED_MAX), result.isEmptyable || least == 0);
    }
    return result;
  }

  private Part counted(Part part, long least, long most) {
    if (!part.isEmptyable) {
      return part;
    }
    long ways = most;
    for (long i = 0; i < most && part.ways > 1 && ways < COUNTED_MAX; i++) {
      ways *= part.ways;
    }
    return new Part(Math.min(COUNTED_MAX, ways + 1), true);
  }

  private long number(String digits) {
    if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
      throw tooMany(pattern);
    }
    return Long.parseLong(digits);
  }
}
