package dev.pitcrew.jobs.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a value in a text as pages, addresses and scripts write it, too: with the characters that
 * mean something there escaped, each in its own way, whichever of them are.
 */
final class Disguises {

  /** What an escaped character can begin with. */
  private static final String BEGINNINGS = "&%+\\";

  private final String value;
  private final List<Sign> signs;

  Disguises(String value) {
    this.value = value;
    this.signs = value.codePoints().mapToObj(Sign::of).toList();
  }

  /**
   * One character.
   *
   * @param escaped how it may be written, the longest first, upper and lower case alike
   */
  private record Sign(String plain, List<String> escaped) {

    static Sign of(int character) {
      String plain = Character.toString(character);
      var escaped = new ArrayList<String>();
      var percent = new StringBuilder();
      for (byte each : plain.getBytes(StandardCharsets.UTF_8)) {
        percent.append("%%%02x".formatted(each));
      }
      escaped.add(percent.toString());
      escaped.add("&#%d;".formatted(character));
      escaped.add("&#x%x;".formatted(character));
      if (character <= Character.MAX_VALUE) {
        escaped.add("\\u%04x".formatted(character));
      }
      switch (plain) {
        case "&" -> escaped.add("&amp;");
        case "<" -> escaped.add("&lt;");
        case ">" -> escaped.add("&gt;");
        case "\"" -> escaped.addAll(List.of("&quot;", "\\\""));
        case "'" -> escaped.addAll(List.of("&apos;", "\\'"));
        case "\u00a0" -> escaped.add("&nbsp;");
        case " " -> escaped.add("+");
        case "\\", "/" -> escaped.add("\\" + plain);
        default -> {
          // No other has a name.
        }
      }
      return new Sign(plain, List.copyOf(escaped));
    }

    /** Where it ends that begins here; -1 where it does not. */
    int end(String text, int from) {
      for (String each : escaped) {
        if (text.regionMatches(true, from, each, 0, each.length())) {
          return from + each.length();
        }
      }
      return text.startsWith(plain, from) ? from + plain.length() : -1;
    }
  }

  /** The text with the value replaced wherever it stands. */
  String replace(String text, String by) {
    // What looks escaped may be the value itself, so as it is comes first.
    String plain = text.replace(value, by);
    var replaced = new StringBuilder();
    int copied = 0;
    for (int at = 0; at < plain.length(); ) {
      int end = mayBegin(plain.charAt(at)) ? end(plain, at) : -1;
      if (end < 0) {
        at++;
        continue;
      }
      replaced.append(plain, copied, at).append(by);
      at = end;
      copied = end;
    }
    return copied == 0 ? plain : replaced.append(plain, copied, plain.length()).toString();
  }

  private boolean mayBegin(char character) {
    return character == value.charAt(0) || BEGINNINGS.indexOf(character) >= 0;
  }

  private int end(String text, int from) {
    int at = from;
    for (var sign : signs) {
      at = sign.end(text, at);
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }
}
