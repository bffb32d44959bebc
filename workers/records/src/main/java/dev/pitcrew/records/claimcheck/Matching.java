package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.claimcheck.MatchedLine.Duplicate;
import dev.pitcrew.records.claimcheck.ReceiptMatcher.Match;
import dev.pitcrew.records.company.Entity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim's lines with their receipts, and what is asked about them: what they are in the books,
 * what tax comes back, whether they were claimed before.
 *
 * @param receiptsLeft the places of receipts that no line got
 * @param grade of the claimant, which limits go by
 */
public record Matching(
    List<MatchedLine> lines, List<Integer> receiptsLeft, String currency, @Nullable String grade) {

  private static final double DOUBTFUL = 0.6;

  public Matching {
    lines = List.copyOf(lines);
    receiptsLeft = List.copyOf(receiptsLeft);
  }

  /** What earlier claims, anybody's, say of a receipt or a line. */
  public interface Earlier {
    Optional<Duplicate> of(ReadReceipt receipt);

    /**
     * @param hasReceipt whether the line has one of its own: two lines with a receipt each are two
     *     expenses
     */
    Optional<Duplicate> of(ClaimLine line, boolean hasReceipt);
  }

  /**
   * @throws RateMissing when a currency has no rate on its day
   */
  public static Matching of(
      String claimId,
      List<ClaimLine> lines,
      List<ReadReceipt> receipts,
      Entity entity,
      Exchange exchange,
      Earlier earlier,
      @Nullable String grade,
      LocalDate submittedOn) {
    var agreement = new Agreement(exchange);
    var matches = ReceiptMatcher.match(lines, receipts, agreement);
    var duplicates = new Duplicates(claimId, lines, matches, earlier);
    var matched = new ArrayList<MatchedLine>();
    for (var line : lines) {
      matched.add(
          line(
              line,
              matches.get(line.line()),
              receipts,
              entity,
              exchange,
              agreement,
              duplicates.of(line).orElse(null),
              submittedOn));
    }
    var used = matches.values().stream().map(match -> match.receipt().position()).toList();
    return new Matching(
        matched,
        receipts.stream()
            .map(ReadReceipt::position)
            .filter(position -> !used.contains(position))
            .toList(),
        entity.bookkeeping().currency(),
        grade);
  }

  private static MatchedLine line(
      ClaimLine line,
      @Nullable Match match,
      List<ReadReceipt> receipts,
      Entity entity,
      Exchange exchange,
      Agreement agreement,
      @Nullable Duplicate duplicate,
      LocalDate submittedOn) {
    var books = entity.bookkeeping().currency();
    var receiptDay = match == null ? null : match.receipt().date();
    boolean sameCurrency = match != null && line.currency().equals(match.receipt().currency());
    var used =
        exchange.used(
            line.currency(),
            books,
            receiptDay != null && sameCurrency && !receiptDay.isAfter(submittedOn)
                ? receiptDay
                : line.date());
    var amount =
        used == null
            ? line.amount().setScale(2, RoundingMode.HALF_UP)
            : used.convert(line.amount());
    var differences =
        match == null
            ? Differences.withoutReceipt(line, receipts)
            : Differences.between(line, match, agreement);
    return new MatchedLine(
        line,
        match == null ? null : match.receipt().position(),
        match == null ? 0 : match.agreement(),
        differences,
        used,
        amount,
        match == null ? List.of() : taxes(line, match, amount, entity, exchange),
        duplicate,
        line.date().getDayOfWeek() == DayOfWeek.SATURDAY
            || line.date().getDayOfWeek() == DayOfWeek.SUNDAY,
        Math.max(0, ChronoUnit.DAYS.between(line.date(), submittedOn)),
        flatRate(line, entity),
        match != null && (match.receipt().doubtful() || match.agreement() < DOUBTFUL));
  }

  private static @Nullable BigDecimal flatRate(ClaimLine line, Entity entity) {
    var units = line.category().equals("mileage") ? line.kilometres() : line.days();
    return !line.isFlatRate() || units == null
        ? null
        : FlatRates.of(entity, line.category(), line.country(), line.date(), units).orElse(null);
  }

  private static List<RecoverableTax.Part> taxes(
      ClaimLine line, Match match, BigDecimal amount, Entity entity, Exchange exchange) {
    var receipt = match.receipt();
    if (receipt.total() == null || line.isFlatRate()) {
      return List.of();
    }
    var books = entity.bookkeeping().currency();
    var currency = receipt.currency() == null ? line.currency() : receipt.currency();
    boolean sameCurrency = currency.equals(line.currency());
    var share =
        sameCurrency
            ? line.amount().divide(receipt.total(), MathContext.DECIMAL64).min(BigDecimal.ONE)
            : BigDecimal.ONE;
    try {
      return RecoverableTax.of(
          line, receipt, amount, share, exchange.used(currency, books, line.date()), entity);
    } catch (RateMissing none) {
      // The line itself is in another currency and has its rate: then the tax is cost.
      return List.of();
    }
  }

  public BigDecimal total() {
    return sum(lines);
  }

  /** What the company's card paid. */
  public BigDecimal companyCardTotal() {
    return sum(lines.stream().filter(one -> one.line().isPaidByCompany()).toList());
  }

  /** What the employee would get, were all of it approved. */
  public BigDecimal reimbursable() {
    return sum(lines.stream().filter(one -> !one.line().isPaidByCompany()).toList());
  }

  private static BigDecimal sum(List<MatchedLine> lines) {
    return lines.stream()
        .map(MatchedLine::amountInBooks)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  /** As variable {@code matching}. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("lines", lines.stream().map(line -> line.toMap(currency)).toList());
    map.put("receiptsLeft", receiptsLeft);
    map.put("total", total().toPlainString());
    map.put("companyCardTotal", companyCardTotal().toPlainString());
    map.put("reimbursable", reimbursable().toPlainString());
    map.put("currency", currency);
    map.put("grade", grade);
    return map;
  }
}
