package dev.pitcrew.records.payable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What an approval holds for: vendor, account, amount, currency and document, as one SHA-256 in
 * lower-case hex.
 */
public final class Binding {

  private Binding() {}

  public static String of(
      String vendorId,
      @Nullable String iban,
      BigDecimal payable,
      String currency,
      String documentSha256) {
    var text =
        String.join(
            "\n",
            vendorId,
            iban == null ? "" : iban,
            payable.stripTrailingZeros().toPlainString(),
            currency,
            documentSha256);
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of some bytes in lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
