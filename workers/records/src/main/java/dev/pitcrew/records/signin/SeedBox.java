package dev.pitcrew.records.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks seeds with AES-256-GCM and hashes recovery codes, both under the key that stands outside
 * the database. A seed is bound to its person: a row that was copied to another person does not
 * open.
 */
final class SeedBox {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Supplier<byte[]> key;

  SeedBox(Supplier<byte[]> key) {
    this.key = key;
  }

  byte[] random(int bytes) {
    var drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  String lock(byte[] seed, String username) {
    var nonce = random(NONCE_BYTES);
    var locked = cipher(Cipher.ENCRYPT_MODE, nonce, username, seed, 0, seed.length);
    var both = Arrays.copyOf(nonce, nonce.length + locked.length);
    System.arraycopy(locked, 0, both, nonce.length, locked.length);
    return Base64.getEncoder().encodeToString(both);
  }

  byte[] unlock(String locked, String username) {
    var both = Base64.getDecoder().decode(locked);
    var nonce = Arrays.copyOf(both, NONCE_BYTES);
    return cipher(
        Cipher.DECRYPT_MODE, nonce, username, both, NONCE_BYTES, both.length - NONCE_BYTES);
  }

  /** What is kept of a recovery code; without the key nobody can try codes against it. */
  String hash(String recoveryCode, String username) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(
              mac.doFinal(
                  ("recovery-code\n" + username + "\n" + recoveryCode)
                      .getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256.", e);
    }
  }

  private byte[] cipher(
      int mode, byte[] nonce, String username, byte[] bytes, int offset, int length) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key.get(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(username.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Expected to open the second factor of %s, but it was locked with another key or for another person."
              .formatted(username),
          e);
    }
  }
}
