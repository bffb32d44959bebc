package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.check.Finding;
import dev.pitcrew.records.claimcheck.ReceiptMatcher.Match;
import java.util.ArrayList;
import java.util.List;

/** What a line and its receipt do not say alike; each is for a person to judge. */
final class Differences {

  private static final double SAME_MERCHANT = 0.35;
  private static final double NEXT_DAY = 0.8;

  private Differences() {}

  /** Of a line that got none. */
  static List<Finding> withoutReceipt(ClaimLine line, List<ReadReceipt> receipts) {
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

  /** Of a line and the receipt it got. */
  static List<Finding> between(ClaimLine line, Match match, Agreement agreement) {
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
}
