package dev.pitcrew.records.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords as every authenticator app computes them: RFC 6238 with HMAC-SHA-1,
 * six digits and steps of 30 seconds.
 */
public final class Totp {

  static final int STEP_SECONDS = 30;

  /** A step back and a step ahead: for clocks that differ and people who type slowly. */
  private static final int STEPS_APART_MAX = 1;

  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;

  private Totp() {}

  /** The code that an app with this secret (base 32, as it was enrolled) shows at an instant. */
  public static String code(String secret, Instant at) {
    return code(Base32.decode(secret), step(at));
  }

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * The step a code belongs to, near an instant; empty when it is wrong. All steps are compared, in
   * the same time whether one fits or none.
   */
  static OptionalLong stepOf(byte[] seed, String code, Instant at) {
    long now = step(at);
    long found = -1;
    for (long step = now - STEPS_APART_MAX; step <= now + STEPS_APART_MAX; step++) {
      boolean same =
          MessageDigest.isEqual(
              code(seed, step).getBytes(StandardCharsets.UTF_8),
              code.getBytes(StandardCharsets.UTF_8));
      found = same ? step : found;
    }
    return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
  }

  private static String code(byte[] seed, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(seed, "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0x0f;
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-1.", e);
    }
  }
}
