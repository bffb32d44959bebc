package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.claimcheck.MatchedLine.Duplicate;
import dev.pitcrew.records.claimcheck.ReceiptMatcher.Match;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which lines were claimed before: by another line of the same claim, or in an earlier claim. */
final class Duplicates {

  private final String claimId;
  private final Map<Integer, Match> matches;
  private final Matching.Earlier earlier;
  private final Map<Integer, Duplicate> within;

  Duplicates(
      String claimId,
      List<ClaimLine> lines,
      Map<Integer, Match> matches,
      Matching.Earlier earlier) {
    this.claimId = claimId;
    this.matches = matches;
    this.earlier = earlier;
    this.within = within(lines);
  }

  Optional<Duplicate> of(ClaimLine line) {
    return Optional.ofNullable(within.get(line.line())).or(() -> before(line));
  }

  private Optional<Duplicate> before(ClaimLine line) {
    var match = Optional.ofNullable(matches.get(line.line()));
    boolean hasSureReceipt = match.filter(found -> !found.receipt().doubtful()).isPresent();
    return match
        .flatMap(found -> earlier.of(found.receipt()))
        .or(() -> earlier.of(line, hasSureReceipt));
  }

  /** A line that says the same as an earlier one of this claim, or names the receipt it got. */
  private Map<Integer, Duplicate> within(List<ClaimLine> lines) {
    var first = new HashMap<List<Object>, ClaimLine>();
    var duplicates = sameReceipt(lines);
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
  private Map<Integer, Duplicate> sameReceipt(List<ClaimLine> lines) {
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
}
