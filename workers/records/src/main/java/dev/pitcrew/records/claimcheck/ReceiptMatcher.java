package dev.pitcrew.records.claimcheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which receipt is for which line. All lines together fit best; a receipt may be for several lines
 * that add up to it, never for one that was paid by another.
 */
final class ReceiptMatcher {

  /**
   * What a line got.
   *
   * @param shared whether other lines got it too, and add up to it together
   */
  record Match(ReadReceipt receipt, double agreement, boolean shared) {}

  private static final double NAMED_BONUS = 1;
  private static final double NAMED_ONLY = 0.2;
  private static final double ADDED_UP = 0.8;
  private static final int PARTS_MAX = 6;
  private static final int LEFT_MAX = 14;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final List<ClaimLine> lines;
  private final List<ReadReceipt> receipts;
  private final Agreement agreement;
  private final Map<Integer, Match> matches = new LinkedHashMap<>();
  private final Set<Integer> taken = new HashSet<>();

  private ReceiptMatcher(List<ClaimLine> lines, List<ReadReceipt> receipts, Agreement agreement) {
    this.lines = lines;
    this.receipts = receipts;
    this.agreement = agreement;
  }

  /** By the line's number; a line without a receipt is not there. */
  static Map<Integer, Match> match(
      List<ClaimLine> lines, List<ReadReceipt> receipts, Agreement agreement) {
    var matcher = new ReceiptMatcher(lines, receipts, agreement);
    matcher.namedTogether();
    matcher.oneToOne();
    matcher.addedUp();
    return matcher.matches;
  }

  /** Lines that all name one receipt and add up to it. */
  private void namedTogether() {
    for (var receipt : receipts) {
      var naming = lines.stream().filter(line -> Agreement.isNamed(line, receipt)).toList();
      if (naming.size() > 1 && addsUp(naming, receipt)) {
        share(naming, receipt);
      }
    }
  }

  private void oneToOne() {
    var open = open();
    var free = receipts.stream().filter(one -> !taken.contains(one.position())).toList();
    var weights = new double[open.size()][free.size()];
    for (int i = 0; i < open.size(); i++) {
      for (int j = 0; j < free.size(); j++) {
        weights[i][j] = weight(open.get(i), free.get(j));
      }
    }
    var best = Assignment.best(weights);
    for (int i = 0; i < best.length; i++) {
      if (best[i] >= 0) {
        var receipt = free.get(best[i]);
        taken.add(receipt.position());
        matches.put(
            open.get(i).line(), new Match(receipt, agreement.of(open.get(i), receipt), false));
      }
    }
  }

  private double weight(ClaimLine line, ReadReceipt receipt) {
    boolean isNamed = Agreement.isNamed(line, receipt);
    if (agreement.isCandidate(line, receipt)) {
      return agreement.of(line, receipt) + (isNamed ? NAMED_BONUS : 0);
    }
    return isNamed ? NAMED_ONLY : 0;
  }

  /** A receipt that is left over may be for several lines that are left over. */
  private void addedUp() {
    for (var receipt : receipts) {
      if (taken.contains(receipt.position()) || receipt.total() == null) {
        continue;
      }
      var near =
          open().stream()
              .filter(line -> !line.isFlatRate() && line.receipt() == null)
              .filter(line -> agreement.day(line, receipt) >= 0.5)
              .filter(line -> line.amount().compareTo(receipt.total()) < 0)
              .limit(LEFT_MAX)
              .toList();
      smallestThatAddsUp(near, receipt).ifPresent(parts -> share(parts, receipt));
    }
  }

  private Optional<List<ClaimLine>> smallestThatAddsUp(List<ClaimLine> near, ReadReceipt receipt) {
    List<ClaimLine> smallest = null;
    for (int chosen = 1; chosen < 1 << near.size(); chosen++) {
      int size = Integer.bitCount(chosen);
      if (size < 2 || size > PARTS_MAX || smallest != null && size >= smallest.size()) {
        continue;
      }
      var parts = new ArrayList<ClaimLine>();
      for (int i = 0; i < near.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          parts.add(near.get(i));
        }
      }
      if (addsUp(parts, receipt)) {
        smallest = parts;
      }
    }
    return Optional.ofNullable(smallest);
  }

  private boolean addsUp(List<ClaimLine> parts, ReadReceipt receipt) {
    @Nullable BigDecimal total = receipt.total();
    if (total == null
        || parts.stream().anyMatch(line -> matches.containsKey(line.line()))
        || parts.stream().map(ClaimLine::currency).distinct().count() > 1
        || receipt.currency() != null && !receipt.currency().equals(parts.getFirst().currency())) {
      return false;
    }
    var sum = parts.stream().map(ClaimLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.subtract(total).abs().compareTo(CENT) <= 0;
  }

  private void share(List<ClaimLine> parts, ReadReceipt receipt) {
    taken.add(receipt.position());
    parts.forEach(line -> matches.put(line.line(), new Match(receipt, ADDED_UP, true)));
  }

  private List<ClaimLine> open() {
    return lines.stream()
        .filter(line -> !matches.containsKey(line.line()))
        .collect(Collectors.toList());
  }
}
