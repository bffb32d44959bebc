package dev.pitcrew.documents.extract;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What label words can name: a field, a party, a column, or something that is none of our fields.
 */
enum Role {
  INVOICE_NUMBER,
  ISSUE_DATE,
  DUE_DATE,
  X_DATE,
  PERIOD,
  NET,
  TAX,
  TOTAL,
  PAYABLE,
  PREPAID,
  X_AMOUNT,
  SKIP,
  VAT_ID,
  X_VAT_BUYER,
  IBAN,
  X_DEBIT,
  BIC,
  PO_NUMBER,
  CONTRACT_NUMBER,
  X_NUMBER,
  CURRENCY,
  SELLER,
  BUYER,
  SHIP_TO,
  PAYEE,
  NAME,
  REGISTRATION,
  COL_DESCRIPTION,
  COL_QUANTITY,
  COL_UNIT_PRICE,
  COL_AMOUNT,
  COL_POSITION,
  COL_TAX;

  static final Set<Role> PARTIES = EnumSet.of(SELLER, BUYER, SHIP_TO, PAYEE);
  static final Set<Role> COLUMNS =
      EnumSet.of(COL_DESCRIPTION, COL_QUANTITY, COL_UNIT_PRICE, COL_AMOUNT, COL_POSITION, COL_TAX);
  static final Set<Role> AMOUNTS = EnumSet.of(NET, TAX, TOTAL, PAYABLE, PREPAID, X_AMOUNT);
  static final Set<Role> DATES = EnumSet.of(ISSUE_DATE, DUE_DATE, X_DATE, PERIOD);
  static final Set<Role> NUMBERS =
      EnumSet.of(INVOICE_NUMBER, PO_NUMBER, CONTRACT_NUMBER, X_NUMBER, VAT_ID, IBAN, BIC);
  static final Set<Role> IDS = EnumSet.of(VAT_ID, X_VAT_BUYER, IBAN, X_DEBIT, BIC, X_NUMBER);

  static Role of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}
