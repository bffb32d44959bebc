package dev.pitcrew.records.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
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

  private static final String CREDIT_NOTE_CODE = "381";

  /** A line of the document; only its amount is checked. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Line(@Nullable String description, @Nullable String amount) {}

  /** One rate of the tax table: what it is charged on and what it comes to. Rate in percent. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Tax(@Nullable String rate, @Nullable String net, @Nullable String tax) {}

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

  /** A credit note by its type code, or by asking for a negative amount. */
  public boolean isCreditNote() {
    return text("type_code").filter(CREDIT_NOTE_CODE::equals).isPresent()
        || amount("total").filter(total -> total.signum() < 0).isPresent();
  }

  static Optional<BigDecimal> decimal(@Nullable String text) {
    // Bounded, because a hostile document may hold 1e999999999.
    return text != null && text.strip().matches("[+-]?\\d{1,15}(\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(text.strip()))
        : Optional.empty();
  }
}
