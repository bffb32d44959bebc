package dev.pitcrew.records.chain;

import org.jspecify.annotations.Nullable;

/**
 * A value of a row, its salt and the digest that the row's hash covers. All absent: there never was
 * a value. Only the digest there: the value was erased.
 *
 * @param salt 32 hexadecimal digits
 * @param digest of salt and value, 64 hexadecimal digits
 */
public record AuditValue(@Nullable String value, @Nullable String salt, @Nullable String digest) {

  private static final AuditValue NONE = new AuditValue(null, null, null);

  /** A value with a fresh salt; nothing for null. */
  public static AuditValue of(@Nullable String value) {
    if (value == null) {
      return NONE;
    }
    String salt = AuditChain.freshSalt();
    return new AuditValue(value, salt, AuditChain.digest(salt, value));
  }

  boolean isErased() {
    return value == null && salt == null && digest != null;
  }

  /** Whether value, salt and digest belong together; an erased value's do, too. */
  boolean isSound() {
    if (value == null) {
      return salt == null;
    }
    return salt != null && AuditChain.isSalt(salt) && AuditChain.digest(salt, value).equals(digest);
  }
}
