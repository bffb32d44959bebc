package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.check.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How well a line and a receipt fit: by amount with its currency, day, and merchant. Zero when the
 * amounts do not fit at all.
 */
final class Agreement {

  private static final double AMOUNT = 0.5;
  private static final double DAY = 0.25;
  private static final double MERCHANT = 0.25;
  private static final double UNKNOWN = 0.4;
  private static final double BY_AMOUNT_MIN = 0.45;

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal NEARLY = new BigDecimal("0.01");
  private static final BigDecimal TIP = new BigDecimal("0.15");
  private static final BigDecimal BANK = new BigDecimal("0.04");

  private final Exchange exchange;

  Agreement(Exchange exchange) {
    this.exchange = exchange;
  }

  /** From 0 to 1. */
  double of(ClaimLine line, ReadReceipt receipt) {
    double amount = amount(line, receipt);
    return amount == 0
        ? 0
        : AMOUNT * amount + DAY * day(line, receipt) + MERCHANT * merchant(line, receipt);
  }

  /** Whether they may belong together although nobody says so. */
  boolean isCandidate(ClaimLine line, ReadReceipt receipt) {
    return of(line, receipt) >= BY_AMOUNT_MIN;
  }

  double amount(ClaimLine line, ReadReceipt receipt) {
    if (receipt.total() == null) {
      return 0;
    }
    if (receipt.currency() == null || receipt.currency().equals(line.currency())) {
      return same(line, line.amount(), receipt.total()) * (receipt.currency() == null ? 0.9 : 1);
    }
    // What the bank charged is near what the rate of the day says.
    return exchange
        .about(receipt.total(), receipt.currency(), line.currency(), line.date())
        .filter(about -> isNear(line.amount(), about, BANK))
        .map(about -> 0.8)
        .orElse(0.0);
  }

  private static double same(ClaimLine line, BigDecimal claimed, BigDecimal total) {
    if (claimed.subtract(total).abs().compareTo(CENT) <= 0) {
      return 1;
    }
    if (isNear(claimed, total, NEARLY)) {
      return 0.7;
    }
    boolean isServed =
        switch (line.category()) {
          case "meals", "entertainment", "taxi" -> true;
          default -> false;
        };
    return isServed && claimed.compareTo(total) > 0 && isNear(claimed, total, TIP) ? 0.5 : 0;
  }

  private static boolean isNear(BigDecimal one, BigDecimal other, BigDecimal share) {
    return other.signum() > 0
        && one.subtract(other).abs().divide(other, 6, RoundingMode.HALF_UP).compareTo(share) <= 0;
  }

  /** Cards are booked, and bills written, a day or so away from when it was. */
  double day(ClaimLine line, ReadReceipt receipt) {
    if (receipt.date() == null) {
      return UNKNOWN;
    }
    long apart = Math.abs(ChronoUnit.DAYS.between(line.date(), receipt.date()));
    if (apart == 0) {
      return 1;
    }
    return apart <= 1 ? 0.8 : apart <= 3 ? 0.5 : apart <= 7 ? 0.2 : 0;
  }

  double merchant(ClaimLine line, ReadReceipt receipt) {
    if (receipt.merchant() == null) {
      return UNKNOWN;
    }
    double byName = line.merchant() == null ? 0 : similarity(line.merchant(), receipt.merchant());
    double byText = similarity(line.description(), receipt.merchant());
    return line.merchant() == null && line.description().isBlank()
        ? UNKNOWN
        : Math.max(byName, byText);
  }

  private static double similarity(String claimed, String printed) {
    var one = Words.key(claimed);
    var other = Words.key(printed);
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    return Words.mentions(one, other) || Words.mentions(other, one)
        ? 1
        : Names.similarity(claimed, printed);
  }

  /**
   * Whether the line names this receipt: by its file's name or by a number, which counts from 1 in
   * a sheet and from 0 in what a form sends.
   */
  static boolean isNamed(ClaimLine line, ReadReceipt receipt) {
    if (line.receipt() == null) {
      return false;
    }
    var plain = fileKey(line.receipt());
    int number = receipt.position() + (line.cells().isEmpty() ? 0 : 1);
    return receipt.fileName() != null
            && (plain.equals(fileKey(receipt.fileName()))
                || plain.equals(withoutEnding(fileKey(receipt.fileName()))))
        || plain.equals(String.valueOf(number));
  }

  private static String fileKey(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static String withoutEnding(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
