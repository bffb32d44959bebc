package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.page.PageTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bot notes of what it reads. */
final class Notes {

  private final Values values;

  Notes(Values values) {
    this.values = values;
  }

  /** A table without secrets. */
  List<Map<String, String>> masked(List<Map<String, String>> table) {
    var mask = values.mask();
    return table.stream()
        .map(
            row -> {
              var masked = new LinkedHashMap<String, String>();
              row.forEach((column, text) -> masked.put(mask.apply(column), mask.apply(text)));
              return (Map<String, String>) masked;
            })
        .toList();
  }

  /** The part of a text that the bot wants, without secrets. */
  String part(Action.Read read, String text) {
    return values.mask().apply(cut(read, text));
  }

  private String cut(Action.Read read, String text) {
    String part = text;
    if (read.after() != null) {
      String after = values.fill(read.after());
      int at = part.indexOf(after);
      if (at < 0) {
        throw new PageTrouble(
            "Expected to read what stands after \"%s\", but that is not there.".formatted(after));
      }
      part = part.substring(at + after.length());
    }
    if (read.before() != null) {
      String before = values.fill(read.before());
      int at = part.indexOf(before);
      if (at < 0) {
        throw new PageTrouble(
            "Expected to read what stands before \"%s\", but that is not there.".formatted(before));
      }
      part = part.substring(0, at);
    }
    if (part.isBlank()) {
      throw new PageTrouble(
          "Expected to read something at %s, but it is empty.".formatted(read.what().called()));
    }
    return part.strip();
  }
}
