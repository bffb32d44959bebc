package dev.pitcrew.records.signin;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Bytes as people can type them: RFC 4648 base 32 without padding. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int filled = 0;
    for (byte each : bytes) {
      buffer = (buffer << Byte.SIZE) | (each & 0xff);
      filled += Byte.SIZE;
      while (filled >= BITS) {
        filled -= BITS;
        text.append(ALPHABET.charAt((buffer >> filled) & 0x1f));
      }
      buffer &= (1 << filled) - 1;
    }
    if (filled > 0) {
      text.append(ALPHABET.charAt((buffer << (BITS - filled)) & 0x1f));
    }
    return text.toString();
  }

  /** Blanks, hyphens and case do not matter. */
  static byte[] decode(String text) {
    var bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int filled = 0;
    for (char letter : text.replaceAll("[\\s=-]", "").toUpperCase(Locale.ROOT).toCharArray()) {
      int value = ALPHABET.indexOf(letter);
      if (value < 0) {
        throw new IllegalArgumentException(
            "Expected to read base 32, but it holds another character.");
      }
      buffer = (buffer << BITS) | value;
      filled += BITS;
      if (filled >= Byte.SIZE) {
        filled -= Byte.SIZE;
        bytes.write(buffer >> filled);
        buffer &= (1 << filled) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
