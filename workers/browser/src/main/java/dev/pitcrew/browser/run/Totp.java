package dev.pitcrew.browser.run;

import dev.pitcrew.jobs.ContractBroken;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator app: RFC 6238 with SHA-1, six digits and thirty seconds, which is what
 * sites use.
 */
final class Totp {

  static final Duration STEP = Duration.ofSeconds(30);

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int MODULUS = 1_000_000;

  private Totp() {}

  static long stepOf(Instant now) {
    return now.getEpochSecond() / STEP.toSeconds();
  }

  /**
   * @param secret in base 32, as a site shows it; blanks and dashes do not matter
   */
  static String code(String secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return "%06d".formatted(number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  private static byte[] decode(String text) {
    var out = new ByteArrayOutputStream();
    int bits = 0;
    int held = 0;
    for (char letter : text.toUpperCase(Locale.ROOT).replaceAll("[\\s=-]", "").toCharArray()) {
      int value = ALPHABET.indexOf(letter);
      if (value < 0) {
        throw new ContractBroken(
            "Expected the secret of one-time codes in base 32 (A to Z, 2 to 7), but it holds something else.");
      }
      held = held << 5 | value;
      bits += 5;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        out.write(held >> bits);
      }
    }
    if (out.size() == 0) {
      throw new ContractBroken("Expected the secret of one-time codes, but it is empty.");
    }
    return out.toByteArray();
  }
}
