package dev.pitcrew.documents.receipt;

import java.util.Locale;

/** What words on a receipt say about their row. */
enum Mark {
  TOTAL,
  SUBTOTAL,
  TAX,
  GROSS,
  SUMMARY,
  ROUNDING,
  CASH,
  CHANGE,
  CARD,
  DISCOUNT,
  COUNT,
  DEPOSIT,
  PRICE,
  DATE,
  X_DATE,
  NUMBER,
  X_NUMBER,
  TIME;

  static Mark of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
