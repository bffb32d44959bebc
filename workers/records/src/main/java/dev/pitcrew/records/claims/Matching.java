package dev.pitcrew.records.claims;

import dev.pitcrew.records.Entity;
import dev.pitcrew.records.check.Finding;
import dev.pitcrew.records.claims.MatchedLine.Duplicate;
import dev.pitcrew.records.claims.ReceiptMatcher.Match;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final double SAME_MERCHANT = 0.35;
  private static final double NEXT_DAY = 0.8;

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
    var within = within(claimId, lines, matches);
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
              Objects.requireNonNullElseGet(
                  within.get(line.line()), () -> before(line, matches, earlier)),
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

  /** No duplicate at all; what a map cannot say otherwise. */
  private static final Duplicate NONE = new Duplicate("", null, "");

  private static Duplicate before(ClaimLine line, Map<Integer, Match> matches, Earlier earlier) {
    return Optional.ofNullable(matches.get(line.line()))
        .flatMap(match -> earlier.of(match.receipt()))
        .or(() -> earlier.of(line, hasSureReceipt(matches.get(line.line()))))
        .orElse(NONE);
  }

  private static boolean hasSureReceipt(@Nullable Match match) {
    return match != null && !match.receipt().doubtful();
  }

  /** A line that says the same as an earlier one of this claim, or names the receipt it got. */
  private static Map<Integer, Duplicate> within(
      String claimId, List<ClaimLine> lines, Map<Integer, Match> matches) {
    var first = new HashMap<List<Object>, ClaimLine>();
    var duplicates = sameReceipt(claimId, lines, matches);
    for (var line : lines) {
      if (duplicates.containsKey(line.line())) {
        continue;
      }
      var same =
          first.putIfAbsent(
              List.of(
                  line.date(),
                  line.category(),
                  line.amount().stripTrailingZeros(),
                  line.currency(),
                  Words.key(Objects.requireNonNullElse(line.merchant(), "") + line.description())),
              line);
      boolean hasOwnReceipt =
          Optional.ofNullable(matches.get(line.line()))
              .filter(match -> !match.shared())
              .isPresent();
      if (same != null && !hasOwnReceipt) {
        duplicates.put(
            line.line(),
            new Duplicate(
                claimId,
                same.line(),
                "Line %d of this claim says the same.".formatted(same.line())));
      } else if (line.receipt() != null && !matches.containsKey(line.line())) {
        lines.stream()
            .filter(other -> other.line() != line.line() && line.receipt().equals(other.receipt()))
            .filter(other -> matches.containsKey(other.line()))
            .filter(other -> other.amount().compareTo(line.amount()) == 0)
            .findFirst()
            .ifPresent(
                other ->
                    duplicates.put(
                        line.line(),
                        new Duplicate(
                            claimId,
                            other.line(),
                            "Line %d of this claim has the same receipt and amount."
                                .formatted(other.line()))));
      }
    }
    return duplicates;
  }

  /** Two pictures of one receipt in one claim. */
  private static Map<Integer, Duplicate> sameReceipt(
      String claimId, List<ClaimLine> lines, Map<Integer, Match> matches) {
    var first = new HashMap<String, ClaimLine>();
    var duplicates = new HashMap<Integer, Duplicate>();
    for (var line : lines) {
      var match = matches.get(line.line());
      if (match == null) {
        continue;
      }
      for (var key : Arrays.asList(match.receipt().sha256(), match.receipt().contentKey())) {
        var other = key == null ? null : first.putIfAbsent(key, line);
        boolean isShared =
            other != null
                && matches.get(other.line()).receipt().position() == match.receipt().position();
        if (other != null && !isShared && other.line() != line.line()) {
          duplicates.put(
              line.line(),
              new Duplicate(
                  claimId,
                  other.line(),
                  "Line %d of this claim has the same receipt.".formatted(other.line())));
        }
      }
    }
    return duplicates;
  }

  private static MatchedLine line(
      ClaimLine line,
      @Nullable Match match,
      List<ReadReceipt> receipts,
      Entity entity,
      Exchange exchange,
      Agreement agreement,
      Duplicate duplicate,
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
        match == null ? notFound(line, receipts) : differences(line, match, agreement);
    return new MatchedLine(
        line,
        match == null ? null : match.receipt().position(),
        match == null ? 0 : match.agreement(),
        differences,
        used,
        amount,
        match == null ? List.of() : taxes(line, match, amount, entity, exchange),
        duplicate == NONE ? null : duplicate,
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

  private static List<Finding> notFound(ClaimLine line, List<ReadReceipt> receipts) {
    if (line.receipt() == null) {
      return List.of();
    }
    boolean isThere = receipts.stream().anyMatch(one -> Agreement.isNamed(line, one));
    return List.of(
        Finding.warning(
            isThere ? "receipt-of-another-line" : "receipt-not-there",
            "receipt",
            isThere
                ? "The receipt %s is for another line and does not cover this one too."
                    .formatted(Problem.shown(line.receipt()))
                : "The receipt %s was not handed in.".formatted(Problem.shown(line.receipt()))));
  }

  private static List<Finding> differences(ClaimLine line, Match match, Agreement agreement) {
    var findings = new ArrayList<Finding>();
    var receipt = match.receipt();
    if (receipt.doubtful()) {
      findings.add(
          Finding.warning("receipt-doubtful", "receipt", "The receipt could not be read surely."));
    }
    if (receipt.currency() != null && !receipt.currency().equals(line.currency())) {
      findings.add(
          Finding.warning("currency-differs", "currency", "The receipt is in another currency.")
              .comparing(line.currency(), receipt.currency()));
    } else if (receipt.total() != null
        && !match.shared()
        && receipt.total().compareTo(line.amount()) != 0) {
      boolean more = line.amount().compareTo(receipt.total()) > 0;
      findings.add(
          Finding.warning(
                  "amount-differs",
                  "amount",
                  "The claim asks for %s than the receipt shows.".formatted(more ? "more" : "less"))
              .comparing(line.amount().toPlainString(), receipt.total().toPlainString()));
    }
    // A night's ride and a bill that is booked on the next day are no difference.
    if (receipt.date() != null && agreement.day(line, receipt) < NEXT_DAY) {
      var text = "The receipt is of another day.";
      findings.add(
          (agreement.day(line, receipt) >= 0.5
                  ? Finding.info("date-differs", "date", text)
                  : Finding.warning("date-differs", "date", text))
              .comparing(line.date().toString(), receipt.date().toString()));
    }
    // Names are read worst of all: alone they say nothing against amount and day.
    if (!findings.isEmpty()
        && line.merchant() != null
        && agreement.merchant(line, receipt) < SAME_MERCHANT) {
      findings.add(
          Finding.info("merchant-differs", "merchant", "The receipt names another merchant.")
              .comparing(line.merchant(), receipt.merchant()));
    }
    return findings;
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
