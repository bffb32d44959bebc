package dev.pitcrew.documents.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Currency codes with the symbols and words that stand for them. */
public final class Currencies {

  private static final Map<String, String> CODES = load();

  private Currencies() {}

  private static Map<String, String> load() {
    Map<String, String> codes = new HashMap<>();
    for (String[] row : Tables.rows("currencies.tsv")) {
      for (int i = 1; i < row.length; i++) {
        codes.putIfAbsent(row[i].toLowerCase(Locale.ROOT), row[0]);
      }
    }
    return Map.copyOf(codes);
  }

  /** The ISO code for a symbol, code or word; null when it is none. */
  public static @Nullable String code(String text) {
    if (text.length() > 7) {
      return null;
    }
    String code = CODES.get(text.toLowerCase(Locale.ROOT));
    return code != null || text.length() < 3 || !text.endsWith(".") && !text.endsWith(":")
        ? code
        : CODES.get(text.substring(0, text.length() - 1).toLowerCase(Locale.ROOT));
  }

  public static boolean isSymbol(char c) {
    return c == '€' || c == '$' || c == '£' || c == '₹' || c == '¥' || c == '₺';
  }
}
