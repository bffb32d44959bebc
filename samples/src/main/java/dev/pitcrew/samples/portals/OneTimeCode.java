package dev.pitcrew.samples.portals;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes as RFC 6238 has them: HMAC-SHA-1, six digits, steps of 30 seconds. */
final class OneTimeCode {

  private static final int STEP_SECONDS = 30;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private OneTimeCode() {}

  /** Whether an app with this seed shows the code now, a step ago or a step ahead. */
  static boolean fits(String seed, String code, Instant now) {
    long step = now.getEpochSecond() / STEP_SECONDS;
    byte[] key = decode(seed);
    return LongStream.rangeClosed(step - 1, step + 1)
        .anyMatch(each -> code(key, each).equals(code));
  }

  /** What an app with this seed shows at an instant. */
  static String at(String seed, Instant now) {
    return code(decode(seed), now.getEpochSecond() / STEP_SECONDS);
  }

  private static String code(byte[] key, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0x0f;
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-1.", e);
    }
  }

  private static byte[] decode(String base32) {
    var bytes = ByteBuffer.allocate(base32.length() * BITS / Byte.SIZE);
    int buffer = 0;
    int held = 0;
    for (char letter : base32.toCharArray()) {
      buffer = buffer << BITS | ALPHABET.indexOf(letter);
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes.put((byte) (buffer >> held));
      }
    }
    return bytes.array();
  }
}
