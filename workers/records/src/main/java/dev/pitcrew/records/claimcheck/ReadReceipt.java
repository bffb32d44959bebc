package dev.pitcrew.records.claimcheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pitcrew.jobs.PictureHash;
import dev.pitcrew.jobs.Variables;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it was read from its picture.
 *
 * @param position its place in the claim, from 0
 * @param sha256 of its bytes, absent when the document names none
 * @param imageHash what copies of one picture nearly share, see {@link PictureHash}
 * @param taxes what it shows by rate; empty when it shows none
 * @param doubtful whether what was read is not sure enough to be believed
 * @param document JSON of the reference to the picture
 */
public record ReadReceipt(
    int position,
    @Nullable String fileName,
    @Nullable String sha256,
    @Nullable String imageHash,
    @Nullable String contentKey,
    @Nullable String merchant,
    @Nullable LocalDate date,
    @Nullable BigDecimal total,
    @Nullable String currency,
    @Nullable String country,
    List<Tax> taxes,
    boolean doubtful,
    @Nullable String document) {

  private static final double SURE = 0.5;
  private static final int TEXT_MAX = 200;

  /** What it shows of one rate, in its own currency. */
  public record Tax(BigDecimal rate, BigDecimal net, BigDecimal tax) {}

  public ReadReceipt {
    taxes = List.copyOf(taxes);
  }

  /**
   * All receipts of a claim.
   *
   * @param documents the references that were handed in
   * @param readings what was read of them, in the same order; may be shorter
   */
  public static List<ReadReceipt> all(@Nullable JsonNode documents, @Nullable JsonNode readings) {
    var receipts = new ArrayList<ReadReceipt>();
    int count =
        Math.max(documents == null ? 0 : documents.size(), readings == null ? 0 : readings.size());
    for (int i = 0; i < count; i++) {
      receipts.add(
          of(
              i,
              documents == null ? MissingNode.getInstance() : documents.path(i),
              readings == null ? MissingNode.getInstance() : readings.path(i)));
    }
    return receipts;
  }

  static ReadReceipt of(int position, JsonNode document, JsonNode reading) {
    var fields = reading.path("fields").isObject() ? reading.path("fields") : reading;
    var merchant = text(fields, "merchant");
    var date = text(fields, "date").flatMap(ReadReceipt::day);
    var total = amount(fields.path("total")).filter(one -> one.signum() > 0);
    var currency =
        text(fields, "currency")
            .map(code -> code.toUpperCase(Locale.ROOT))
            .filter(Currencies::isMoney);
    boolean isUnsure =
        reading.isMissingNode()
            || reading.isNull()
            || reading.path("kind").asText().equals("unreadable")
            || hasError(reading.path("findings"))
            || total.isEmpty()
            || isUnsure(fields, "total")
            || isUnsure(fields, "date");
    return new ReadReceipt(
        position,
        text(document.path("metadata"), "fileName").orElse(null),
        text(document, "contentHash").or(() -> text(document, "documentId")).orElse(null),
        Optional.of(reading.path("imageHash").asText()).filter(PictureHash::isHash).orElse(null),
        contentKey(merchant, date, total, currency).orElse(null),
        merchant.orElse(null),
        date.orElse(null),
        total.orElse(null),
        currency.orElse(null),
        text(fields, "country").flatMap(ClaimWords::country).orElse(null),
        taxes(reading.path("taxes")),
        isUnsure,
        document.isObject() ? Variables.toJson(document) : null);
  }

  /**
   * What two pictures of one receipt have in common, whoever took them; nothing where a part of it
   * could not be read, for that part would be the same of many.
   */
  private static Optional<String> contentKey(
      Optional<String> merchant,
      Optional<LocalDate> date,
      Optional<BigDecimal> total,
      Optional<String> currency) {
    return merchant.isEmpty() || date.isEmpty() || total.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(
                "|",
                Words.key(merchant.get()),
                date.get().toString(),
                total.get().stripTrailingZeros().toPlainString(),
                currency.orElse("")));
  }

  private static Optional<String> text(JsonNode node, String name) {
    var field = node.path(name);
    var value = field.isObject() ? field.path("value") : field;
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText().strip())
            .filter(text -> !text.isEmpty())
            .map(text -> text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX))
        : Optional.empty();
  }

  private static boolean hasError(JsonNode findings) {
    for (var finding : findings) {
      if (finding.path("severity").asText().equals("error")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnsure(JsonNode fields, String name) {
    var confidence = fields.path(name).path("confidence");
    return confidence.isNumber() && confidence.asDouble() < SURE;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> amount(JsonNode field) {
    var value = field.isObject() ? field.path("value") : field;
    var text = value.asText("");
    return text.matches("-?\\d{1,12}(\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static List<Tax> taxes(JsonNode list) {
    var taxes = new ArrayList<Tax>();
    for (var one : list) {
      var rate = amount(one.path("rate"));
      var net = amount(one.path("net"));
      var tax = amount(one.path("tax"));
      if (rate.isPresent() && net.isPresent() && tax.isPresent()) {
        taxes.add(new Tax(rate.get(), net.get(), tax.get()));
      }
    }
    return taxes;
  }
}
