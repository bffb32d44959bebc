package dev.pitcrew.browser.bot;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openqa.selenium.Keys;

/** Keys by the names on a keyboard and in recordings. */
public final class KeyNames {

  private static final Map<String, String> OTHER =
      Map.ofEntries(
          Map.entry("esc", "ESCAPE"),
          Map.entry("ctrl", "CONTROL"),
          Map.entry("space", "SPACE"),
          Map.entry(" ", "SPACE"),
          Map.entry("del", "DELETE"),
          Map.entry("arrowup", "ARROW_UP"),
          Map.entry("arrowdown", "ARROW_DOWN"),
          Map.entry("arrowleft", "ARROW_LEFT"),
          Map.entry("arrowright", "ARROW_RIGHT"),
          Map.entry("pageup", "PAGE_UP"),
          Map.entry("pagedown", "PAGE_DOWN"),
          Map.entry("backspace", "BACK_SPACE"),
          Map.entry("shiftleft", "SHIFT"),
          Map.entry("controlleft", "CONTROL"));

  private static final Map<String, Keys> KEYS = keys();

  private KeyNames() {}

  private static Map<String, Keys> keys() {
    var all = new TreeMap<String, Keys>();
    for (var key : Keys.values()) {
      all.putIfAbsent(key.name().toLowerCase(Locale.ROOT), key);
    }
    return all;
  }

  /** What the browser is told for a key's name; nothing where there is no such key. */
  public static Optional<CharSequence> find(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    var key = KEYS.get(OTHER.getOrDefault(small, small).toLowerCase(Locale.ROOT));
    if (key != null) {
      return Optional.of(key);
    }
    return name.codePointCount(0, name.length()) == 1 ? Optional.of(name) : Optional.empty();
  }

  static void check(String name, int line) {
    if (find(name).isEmpty()) {
      throw new BotFileError(
          line, "Expected keys like Enter, Tab or Control+A, but found \"%s\".".formatted(name));
    }
  }
}
