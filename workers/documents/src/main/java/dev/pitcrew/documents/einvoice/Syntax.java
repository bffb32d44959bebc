package dev.pitcrew.documents.einvoice;

import java.util.Arrays;
import java.util.Optional;

/** The ways an e-invoice is written, told by the root element. */
public enum Syntax {
  UBL_INVOICE("UBL-Invoice", "Invoice", "urn:oasis:names:specification:ubl"),
  UBL_CREDIT_NOTE("UBL-CreditNote", "CreditNote", "urn:oasis:names:specification:ubl"),
  CII("CII", "CrossIndustryInvoice", "urn:un:unece:uncefact"),
  ZUGFERD_1("CII-ZF1", "CrossIndustryDocument", "urn:ferd"),
  FATTURA_PA("FatturaPA", "FatturaElettronica", "");

  private final String label;
  private final String root;
  private final String namespace;

  Syntax(String label, String root, String namespace) {
    this.label = label;
    this.root = root;
    this.namespace = namespace;
  }

  public String label() {
    return label;
  }

  static Optional<Syntax> of(XmlElement element) {
    return Arrays.stream(values())
        .filter(s -> s.root.equals(element.name) && element.namespace.startsWith(s.namespace))
        .findFirst();
  }
}
