package dev.pitcrew.records.claimcheck;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount's figure, and the currency that may stand beside it. */
record Money(String figure, @Nullable String sign) {

  private static final Pattern BESIDE =
      Pattern.compile(
          "(?<before>[^\\d+\\-\u2212.,]*)(?<figure>[+\\-\u2212]?[\\d.,'\u2019 \u00a0\u202f]*\\d-?)(?<after>\\D*)");

  static Money split(String text) {
    var matcher = BESIDE.matcher(text.strip());
    if (!matcher.matches()) {
      return new Money(text, null);
    }
    var sign = (matcher.group("before").strip() + matcher.group("after").strip()).strip();
    return new Money(matcher.group("figure").strip(), sign.isEmpty() ? null : sign);
  }
}
