package dev.pitcrew.web.invoice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of an invoice in the order a person reads them, and how a typed value is understood.
 */
public enum FieldName {
  VENDOR("Vendor", Kind.TEXT, true),
  INVOICE_NUMBER("Invoice number", Kind.TEXT, true),
  ISSUE_DATE("Invoice date", Kind.DATE, true),
  DUE_DATE("Due date", Kind.DATE, false),
  CURRENCY("Currency", Kind.CURRENCY, true),
  NET("Net", Kind.AMOUNT, false),
  TAX("Tax", Kind.AMOUNT, false),
  TOTAL("Total", Kind.AMOUNT, true),
  PAYABLE("To pay", Kind.AMOUNT, false),
  IBAN("IBAN", Kind.IBAN, false),
  BIC("BIC", Kind.TEXT, false),
  VAT_ID("VAT id", Kind.TEXT, false),
  CUSTOMER("Customer", Kind.TEXT, false),
  PO_NUMBER("Purchase order", Kind.TEXT, false),
  TYPE_CODE("Document type", Kind.TEXT, false);

  /** How a value is written. */
  public enum Kind {
    TEXT,
    AMOUNT,
    DATE,
    CURRENCY,
    IBAN
  }

  private final String label;
  private final Kind kind;
  private final boolean required;

  FieldName(String label, Kind kind, boolean required) {
    this.label = label;
    this.kind = kind;
    this.required = required;
  }

  public String label() {
    return label;
  }

  public Kind kind() {
    return kind;
  }

  public boolean required() {
    return required;
  }

  /** The name in variables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FieldName> of(String key) {
    return Arrays.stream(values()).filter(name -> name.key().equals(key)).findFirst();
  }
}
