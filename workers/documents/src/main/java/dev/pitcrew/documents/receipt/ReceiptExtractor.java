package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Candidate;
import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.TaxLine;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Finding.Severity;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a receipt in several readings of the same pages, without a template for any
 * merchant. Safe for use by many threads; its data files are loaded once.
 */
public final class ReceiptExtractor {
  /** An answer that leaves a choice open is never one to rely on. */
  private static final double OPEN_MAX = 0.5;

  private final Phrases phrases = Phrases.load();
  private final Ranking ranking;

  public ReceiptExtractor() {
    this(Ranking.load());
  }

  /** With other weights than the shipped ones, for training on folds. */
  public ReceiptExtractor(Ranking ranking) {
    this.ranking = ranking;
  }

  /** The candidates of the ranked fields, for training. */
  public List<Candidate> candidates(List<PagedDocument> documents) {
    List<Reading> readings = readings(documents);
    List<Candidate> all = new ArrayList<>(Totals.of(readings));
    all.addAll(Dates.of(readings).candidates());
    all.addAll(Merchants.of(readings));
    return all;
  }

  private List<Reading> readings(List<PagedDocument> documents) {
    return documents.stream().map(d -> Reading.of(d, phrases)).toList();
  }

  ReceiptExtraction extract(List<PagedDocument> documents) {
    List<Reading> readings = readings(documents);
    Source source = documents.getFirst().source();
    Map<String, Field> fields = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    put(fields, ranking.pick(Merchants.of(readings)), 1, source);
    date(readings, fields, findings, source);
    var details = new Details(readings, source);
    @Nullable Field date = fields.get("date");
    details.time(date == null ? null : date.box()).ifPresent(f -> fields.put("time", f));
    total(readings, fields, findings, source);
    Money.of(readings).ifPresent(c -> fields.put("currency", field(c, c.probability(), source)));
    List<TaxLine> taxes = Taxes.of(readings, cents(fields.get("total")));
    tax(taxes, fields, source);
    details
        .number(date == null ? null : date.value())
        .ifPresent(f -> fields.put("receipt_number", f));
    details.payment().ifPresent(f -> fields.put("payment", f));
    details.cardDigits().ifPresent(f -> fields.put("card_last4", f));
    if (date == null && !fields.containsKey("total")) {
      findings.add(
          Finding.warning("illegible", "Neither a date nor a total could be read on the pages."));
    }
    return new ReceiptExtraction(fields, taxes, List.copyOf(findings));
  }

  private void put(
      Map<String, Field> fields, Optional<Ranking.Pick> pick, double most, Source source) {
    pick.ifPresent(
        p ->
            fields.put(
                p.best().field(), field(p.best(), Math.min(most, ranking.confidence(p)), source)));
  }

  private void date(
      List<Reading> readings, Map<String, Field> fields, List<Finding> findings, Source source) {
    Dates dates = Dates.of(readings);
    Optional<Ranking.Pick> pick = ranking.pick(dates.candidates());
    @Nullable LocalDate other = pick.map(p -> dates.others().get(p.best().value())).orElse(null);
    boolean open = other != null && dates.order().isUnsure();
    put(fields, pick, open ? OPEN_MAX : 1, source);
    if (open) {
      findings.add(
          new Finding(
              "date-ambiguous",
              Severity.WARNING,
              "date",
              "The date can be %s or %s; nothing on the receipt tells which number is the day."
                  .formatted(pick.get().best().value(), other)));
    }
  }

  private void total(
      List<Reading> readings, Map<String, Field> fields, List<Finding> findings, Source source) {
    Optional<Ranking.Pick> pick = ranking.pick(Totals.of(readings));
    boolean open = pick.isPresent() && isOpen(readings, pick.get().best().number());
    put(fields, pick, open ? OPEN_MAX : 1, source);
    if (open) {
      long cents = pick.get().best().number();
      findings.add(
          new Finding(
              "amount-ambiguous",
              Severity.WARNING,
              "total",
              "The total can be %s or a thousandth of it; the receipt does not tell."
                  .formatted(BigDecimal.valueOf(cents, 2).toPlainString())));
    }
  }

  /** Whether the value is printed only with a mark that may part thousands or decimals. */
  private static boolean isOpen(List<Reading> readings, long cents) {
    List<Amount> places =
        readings.stream()
            .flatMap(r -> r.rows().stream())
            .flatMap(r -> r.amounts().stream())
            .filter(a -> a.cents() == cents)
            .toList();
    return places.stream().anyMatch(Amount::open)
        && places.stream().allMatch(a -> a.open() || a.quality() < 0.4);
  }

  /** The sum over the rates, where there are any. */
  private static void tax(List<TaxLine> taxes, Map<String, Field> fields, Source source) {
    if (!taxes.isEmpty()) {
      BigDecimal sum = BigDecimal.ZERO;
      for (TaxLine line : taxes) {
        sum = sum.add(new BigDecimal(line.tax() == null ? "0" : line.tax()));
      }
      @Nullable Field total = fields.get("total");
      double confidence = total == null ? OPEN_MAX : 0.9 * total.confidence();
      fields.put("tax", new Field(sum.toPlainString(), rounded(confidence), null, null, source));
    }
  }

  private static @Nullable Long cents(@Nullable Field total) {
    return total == null ? null : new BigDecimal(total.value()).movePointRight(2).longValueExact();
  }

  private static Field field(Candidate candidate, double confidence, Source source) {
    return new Field(
        candidate.value(), rounded(confidence), candidate.page(), candidate.box(), source);
  }

  private static double rounded(double confidence) {
    return Math.round(confidence * 10_000) / 10_000.0;
  }
}
