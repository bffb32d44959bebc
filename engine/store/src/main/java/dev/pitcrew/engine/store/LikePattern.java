package dev.pitcrew.engine.store;

/** Translates the wildcards of the API into those of a database. */
final class LikePattern {

  private LikePattern() {}

  /** GLOB has no escape character but knows classes of characters: {@code [*]} is a star. */
  static String toGlob(String wildcards) {
    return translate(wildcards, "*", "?", LikePattern::globLiteral);
  }

  /** With the backslash as escape. */
  static String toLike(String wildcards) {
    return translate(wildcards, "%", "_", LikePattern::likeLiteral);
  }

  private interface Literal {
    String of(char c);
  }

  private static String translate(String wildcards, String many, String one, Literal literal) {
    StringBuilder pattern = new StringBuilder(wildcards.length() + 8);
    for (int i = 0; i < wildcards.length(); i++) {
      char c = wildcards.charAt(i);
      if (c == '*') {
        pattern.append(many);
      } else if (c == '?') {
        pattern.append(one);
      } else if (c == '\\' && i + 1 < wildcards.length()) {
        pattern.append(literal.of(wildcards.charAt(++i)));
      } else {
        pattern.append(literal.of(c));
      }
    }
    return pattern.toString();
  }

  private static String globLiteral(char c) {
    return c == '*' || c == '?' || c == '[' ? "[" + c + "]" : String.valueOf(c);
  }

  private static String likeLiteral(char c) {
    return c == '%' || c == '_' || c == '\\' ? "\\" + c : String.valueOf(c);
  }
}
