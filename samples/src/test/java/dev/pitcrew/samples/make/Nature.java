package dev.pitcrew.samples.make;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What makes an invoice other than a plain one.
 *
 * @param type code of the document: 380, 381 or 386
 * @param preceding number of the invoice that it refers to
 * @param prepaid what was paid before
 * @param zeroCategory VAT category of what is taxed at zero
 * @param zeroReason why it is, in words
 */
record Nature(
    String type,
    @Nullable String preceding,
    BigDecimal prepaid,
    String currency,
    String zeroCategory,
    @Nullable String zeroReason) {

  static final Nature PLAIN = new Nature("380", null, BigDecimal.ZERO, "EUR", "Z", null);

  Nature creditOf(String number) {
    return new Nature("381", number, prepaid, currency, zeroCategory, zeroReason);
  }

  Nature prepayment() {
    return new Nature("386", preceding, prepaid, currency, zeroCategory, zeroReason);
  }

  Nature after(@Nullable String number, String paid) {
    return new Nature(type, number, new BigDecimal(paid), currency, zeroCategory, zeroReason);
  }

  Nature in(String otherCurrency) {
    return new Nature(type, preceding, prepaid, otherCurrency, zeroCategory, zeroReason);
  }

  Nature untaxed(String category, String reason) {
    return new Nature(type, preceding, prepaid, currency, category, reason);
  }

  boolean isCredit() {
    return type.equals("381");
  }

  String category(int rate) {
    return rate == 0 ? zeroCategory : "S";
  }
}
