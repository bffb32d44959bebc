package dev.pitcrew.documents.einvoice;

import java.util.List;
import java.util.Locale;

/** Which published rules an e-invoice must keep to, by its syntax and profile. */
final class RuleBook {
  private static final String EN_UBL = "/xslt/en16931schematron/EN16931-UBL-validation.xslt";
  private static final String EN_CII = "/xslt/en16931schematron/EN16931-CII-validation.xslt";
  private static final String FACTUR_X = "/xslt/ZF_250/FACTUR-X_%s.xslt";
  private static final String XRECHNUNG = "/xslt/XR_30/XRechnung-%s-validation.xslt";

  private RuleBook() {}

  /** Style sheets on the class path; none for syntaxes that EN 16931 does not know. */
  static List<String> of(Syntax syntax, String profile) {
    String p = profile.toLowerCase(Locale.ROOT);
    boolean xrechnung3 = p.contains("xrechnung_3");
    return switch (syntax) {
      case UBL_INVOICE, UBL_CREDIT_NOTE ->
          xrechnung3 ? List.of(EN_UBL, XRECHNUNG.formatted("UBL")) : List.of(EN_UBL);
      case CII -> {
        if (p.endsWith("minimum")) {
          yield List.of(FACTUR_X.formatted("MINIMUM"));
        } else if (p.endsWith("basicwl")) {
          yield List.of(FACTUR_X.formatted("BASIC-WL"));
        } else if (p.endsWith("extended")) {
          yield List.of(FACTUR_X.formatted("EXTENDED"));
        }
        yield xrechnung3 ? List.of(EN_CII, XRECHNUNG.formatted("CII")) : List.of(EN_CII);
      }
      case ZUGFERD_1, FATTURA_PA -> List.of();
    };
  }
}
