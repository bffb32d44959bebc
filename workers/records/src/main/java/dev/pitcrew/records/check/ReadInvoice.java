package dev.pitcrew.records.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.payable.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a document: variable {@code invoice} (or {@code printed}) of the invoice
 * process.
 *
 * @param fields by name, as {@code docs/invoice-variables.md} lists them
 * @param taxes the document's tax table, empty when none was read
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReadInvoice(Map<String, ReadField> fields, List<Line> lineItems, List<Tax> taxes) {

  private static final int LINES_MAX = 2_000;

  /**
   * A line of the document. Numbers are decimal text.
   *
   * @param line its number on the document
   * @param orderNumber the purchase order that the line itself names
   * @param orderLine the line of that order
   * @param taxCategory VAT category code of EN 16931
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Line(
      @Nullable String line,
      @Nullable String articleNumber,
      @Nullable String description,
      @Nullable String unit,
      @Nullable String quantity,
      @Nullable String unitPrice,
      @Nullable String amount,
      @Nullable String taxRate,
      @Nullable String taxCategory,
      @Nullable String orderNumber,
      @Nullable String orderLine,
      @Nullable Integer page,
      @Nullable List<BigDecimal> box) {

    /** What it charges, before tax; computed where the document only has quantity and price. */
    public Optional<BigDecimal> net() {
      return decimal(amount)
          .or(
              () ->
                  decimal(quantity)
                      .flatMap(
                          count ->
                              decimal(unitPrice)
                                  .map(
                                      price ->
                                          count
                                              .multiply(price)
                                              .setScale(2, RoundingMode.HALF_UP))));
    }
  }

  /**
   * One rate of the tax table: what it is charged on and what it comes to. Rate in percent.
   *
   * @param category VAT category code of EN 16931
   * @param exemptionReason what the document says why nothing is charged
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Tax(
      @Nullable String rate,
      @Nullable String net,
      @Nullable String tax,
      @Nullable String category,
      @Nullable String exemptionReason) {}

  public ReadInvoice {
    fields = fields == null ? Map.of() : fields;
    lineItems = lineItems == null ? List.of() : lineItems;
    taxes = taxes == null ? List.of() : taxes;
  }

  public @Nullable ReadField field(String name) {
    return fields.get(name);
  }

  /** The text of a field, empty when it is absent or blank. */
  public Optional<String> text(String name) {
    var field = fields.get(name);
    return field == null || field.isBlank() ? Optional.empty() : Optional.of(field.value().strip());
  }

  /** The amount of a field, empty when it is absent or not an amount. */
  public Optional<BigDecimal> amount(String name) {
    return text(name).flatMap(ReadInvoice::decimal);
  }

  /** The date of a field, empty when it is absent or not a date. */
  public Optional<LocalDate> date(String name) {
    return text(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            });
  }

  /** What is still to be paid: the payable amount, the total when the document names none. */
  public Optional<BigDecimal> payable() {
    return amount("payable").or(() -> amount("total"));
  }

  public Optional<String> currency() {
    return text("currency").map(code -> code.toUpperCase(Locale.ROOT));
  }

  public Optional<String> iban() {
    return text("iban").map(Iban::compact);
  }

  /**
   * What kind of document it is: a credit note by its code or by asking for a negative amount, else
   * by its code.
   */
  public Invoice.Type type() {
    if (amount("total").filter(total -> total.signum() < 0).isPresent()) {
      return Invoice.Type.CREDIT_NOTE;
    }
    return switch (text("type_code").orElse("")) {
      case "381", "261", "396" -> Invoice.Type.CREDIT_NOTE;
      case "384" -> Invoice.Type.CORRECTION;
      case "386" -> Invoice.Type.PREPAYMENT;
      default -> Invoice.Type.INVOICE;
    };
  }

  public boolean isCreditNote() {
    return type() == Invoice.Type.CREDIT_NOTE;
  }

  /** A number of a credit note as the books have it: what is taken back is negative. */
  public BigDecimal credited(BigDecimal number) {
    boolean signedAlready = amount("total").filter(total -> total.signum() < 0).isPresent();
    return isCreditNote() && !signedAlready ? number.negate() : number;
  }

  /** The lines, when each has an amount and together they are the net amount; else none. */
  public List<Line> soundLines() {
    var net = amount("net");
    var amounts = lineItems.stream().map(Line::net).toList();
    if (net.isEmpty()
        || lineItems.isEmpty()
        || lineItems.size() > LINES_MAX
        || amounts.stream().anyMatch(Optional::isEmpty)) {
      return List.of();
    }
    var sum = amounts.stream().map(Optional::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    var tolerance = new BigDecimal("0.01").multiply(BigDecimal.valueOf(lineItems.size()));
    return Amounts.near(sum, net.get(), tolerance) ? lineItems : List.of();
  }

  public static Optional<BigDecimal> decimal(@Nullable String text) {
    // Bounded, because a hostile document may hold 1e999999999.
    return text != null && text.strip().matches("[+-]?\\d{1,15}(\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(text.strip()))
        : Optional.empty();
  }
}
