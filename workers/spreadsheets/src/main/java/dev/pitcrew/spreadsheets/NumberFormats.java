package dev.pitcrew.spreadsheets;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the format of a cell tells of the number in it. */
final class NumberFormats {

  private static final Pattern MARKED = Pattern.compile("\\[\\$([^\\]-]+)(?:-([0-9A-Fa-f]+))?]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|\\\\?([€£$¥])");
  private static final Pattern ZEROS = Pattern.compile("0{2,}");

  /** Which dollar it is, by the country the format was made in. */
  private static final Map<String, String> DOLLARS =
      Map.of("409", "USD", "1009", "CAD", "C0C", "CAD", "C09", "AUD", "1409", "NZD", "4809", "SGD");

  private NumberFormats() {}

  /** The currency sign or code a format shows; null when it shows none. */
  static @Nullable String currency(@Nullable String format) {
    if (format == null || format.equals("General")) {
      return null;
    }
    var marked = MARKED.matcher(format);
    if (marked.find()) {
      var sign = marked.group(1).strip();
      var country =
          marked.group(2) == null ? "" : marked.group(2).toUpperCase(java.util.Locale.ROOT);
      if (sign.equals("$") && DOLLARS.containsKey(country)) {
        return DOLLARS.get(country);
      }
      return Currencies.of(sign).isEmpty() ? null : sign;
    }
    var quoted = QUOTED.matcher(format);
    while (quoted.find()) {
      var sign = quoted.group(1) == null ? quoted.group(2) : quoted.group(1).strip();
      if (!Currencies.of(sign).isEmpty()) {
        return sign;
      }
    }
    return null;
  }

  /** A format of zeros only, such as 00000, shows leading zeros that the number does not have. */
  static String shown(String plain, @Nullable String format) {
    return format != null && ZEROS.matcher(format).matches() && plain.matches("\\d+")
        ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain
        : plain;
  }
}
