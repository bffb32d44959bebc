package dev.pitcrew.records.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How value added tax is dealt with: the categories of EN 16931 in the words of the process. */
public enum TaxTreatment {
  STANDARD("standard", "S", "taxed", "$^"),
  /** The buyer owes the tax. */
  REVERSE_CHARGE(
      "reverse-charge",
      "AE",
      "reverse charge",
      "reverse[ -]?charge|steuerschuldnerschaft|13b|autoliquidation|btw verlegd|verlegd|inversi[oó]n del sujeto|inversione contabile|customer to account"),
  /** Goods from another country of the Union; the buyer owes the tax. */
  INTRA_COMMUNITY(
      "intra-community",
      "K",
      "intra-community supply",
      "innergemeinschaftlich|intra[ -]?communit|intra[ -]?union|intracommunautaire|262 ter|intracommunautair|6a ustg"),
  EXPORT(
      "export",
      "G",
      "export",
      "ausfuhr|export|6 ustg|262[ -]i|outside the (eu|european union)|uitvoer"),
  EXEMPT(
      "exempt",
      "E",
      "exempt",
      "steuerfrei|steuerbefreit|umsatzsteuerbefreit|exempt|exon[eé]r|293 ?b|kleinunternehmer|19 ustg|4 nr|vrijgesteld|artikel 11"),
  ZERO("zero", "Z", "zero rated", "zero[ -]?rated|nullsatz|12 abs\\. ?3"),
  OUT_OF_SCOPE(
      "out-of-scope",
      "O",
      "not subject to tax",
      "nicht steuerbar|not subject to|outside the scope|hors champ|niet onderworpen");

  /** Whoever owes tax without being charged it comes first; a document may mix. */
  private static final List<TaxTreatment> BY_WEIGHT =
      List.of(REVERSE_CHARGE, INTRA_COMMUNITY, STANDARD, EXPORT, EXEMPT, OUT_OF_SCOPE, ZERO);

  private final String word;
  private final String category;
  private final String name;
  private final Pattern reasons;

  TaxTreatment(String word, String category, String name, String reasons) {
    this.word = word;
    this.category = category;
    this.name = name;
    this.reasons = Pattern.compile(reasons);
  }

  /** The word used in variables. */
  public String word() {
    return word;
  }

  /** The words used in sentences. */
  String words() {
    return name;
  }

  /** Whether the buyer books the tax on both sides. */
  public boolean isSelfAssessed() {
    return this == REVERSE_CHARGE || this == INTRA_COMMUNITY;
  }

  public static Optional<TaxTreatment> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** The treatment that a category code or a stated reason means. */
  static Optional<TaxTreatment> stated(@Nullable String category, @Nullable String reason) {
    var code = category == null ? "" : category.strip().toUpperCase(Locale.ROOT);
    var byCode = Arrays.stream(values()).filter(one -> one.category.equals(code)).findFirst();
    return byCode.or(() -> byReason(reason));
  }

  /** The treatment of the whole document; what it does not say is taken from its amounts. */
  public static TaxTreatment of(ReadInvoice invoice) {
    var stated =
        Stream.concat(
                invoice.taxes().stream().map(tax -> stated(tax.category(), tax.exemptionReason())),
                invoice.lineItems().stream().map(line -> stated(line.taxCategory(), null)))
            .flatMap(Optional::stream)
            .toList();
    return BY_WEIGHT.stream()
        .filter(stated::contains)
        .findFirst()
        .orElse(isUntaxed(invoice) ? ZERO : STANDARD);
  }

  /** Whether a document with an amount charges no tax at all. */
  public static boolean isUntaxed(ReadInvoice invoice) {
    var tax =
        invoice
            .amount("tax")
            .or(
                () ->
                    invoice
                        .amount("net")
                        .flatMap(net -> invoice.amount("total").map(total -> total.subtract(net))));
    return tax.filter(amount -> amount.signum() == 0).isPresent()
        && invoice.amount("total").orElse(BigDecimal.ZERO).signum() != 0;
  }

  /** Whether the document itself states a category or a reason. */
  public static boolean isReasoned(ReadInvoice invoice) {
    return invoice.taxes().stream()
            .anyMatch(tax -> stated(tax.category(), tax.exemptionReason()).isPresent())
        || invoice.lineItems().stream()
            .anyMatch(line -> stated(line.taxCategory(), null).isPresent());
  }

  private static Optional<TaxTreatment> byReason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return Optional.empty();
    }
    var text = Amounts.cut(reason.toLowerCase(Locale.ROOT));
    return Arrays.stream(values()).filter(one -> one.reasons.matcher(text).find()).findFirst();
  }
}
