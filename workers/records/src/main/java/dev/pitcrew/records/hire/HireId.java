package dev.pitcrew.records.hire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The id of a hire: the same person handed in twice has it twice. */
final class HireId {

  private static final int DIGITS = 12;

  private HireId() {}

  /**
   * @param email tells people apart best; where there is none, name and birth date do
   */
  static String of(
      String entityId, @Nullable String email, String name, @Nullable LocalDate birthDate) {
    var who = email == null ? plain(name) + "\n" + birthDate : plain(email);
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest((entityId + "\n" + who).getBytes(StandardCharsets.UTF_8));
      return "HIR-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Capitals, blanks and the way accents are coded do not make another person. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
