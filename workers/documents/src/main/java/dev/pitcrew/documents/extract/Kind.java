package dev.pitcrew.documents.extract;

/** What a piece of text can be, by its own look. */
enum Kind {
  AMOUNT,
  DATE,
  IBAN,
  BIC,
  VAT_ID,
  REFERENCE,
  NAME
}
