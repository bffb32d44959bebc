package dev.pitcrew.records.questions;

/** What is asked of the books. */
public enum Question {
  VENDOR_IBAN_IS_AN_EMPLOYEES("vendor-iban-is-an-employees"),
  DUPLICATE_VENDOR("duplicate-vendor"),
  VENDOR_WITHOUT_VAT_ID("vendor-without-vat-id"),
  JUST_BELOW_A_LIMIT("just-below-a-limit"),
  SPLIT_BELOW_A_LIMIT("split-below-a-limit"),
  SAME_INVOICE_OF_TWO_VENDORS("same-invoice-of-two-vendors"),
  POSTED_ON_A_DAY_OFF("posted-on-a-day-off");

  private final String word;

  Question(String word) {
    this.word = word;
  }

  /** As it stands in output and in options. */
  public String word() {
    return word;
  }
}
