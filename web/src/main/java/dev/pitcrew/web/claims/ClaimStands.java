package dev.pitcrew.web.claims;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.expenses.ClaimRow;
import dev.pitcrew.records.expenses.LineDecision;
import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.trail.AuditEntry;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a claim stands, in its claimant's words. */
final class ClaimStands {

  private static final String PAID = "claim-paid";

  private final Records records;
  private final Claim claim;
  private final @Nullable ClaimPayable payable;

  ClaimStands(Records records, Claim claim) {
    this.records = records;
    this.claim = claim;
    this.payable = records.claimPayables().find(claim.id()).orElse(null);
  }

  String words() {
    return switch (claim.state()) {
      case OPEN -> "open";
      case REFUSED -> "refused";
      case WITHDRAWN -> "withdrawn";
      case RETURNED -> "sent back to you";
      case POSTED -> payment();
    };
  }

  private String payment() {
    if (payable == null) {
      return "approved, nothing to pay out";
    }
    return switch (payable.state()) {
      case POSTED -> "approved, paid with the next payment run";
      case PROPOSED -> "in a payment run that waits for its release";
      case RELEASED -> "on its way from the bank";
      case PAID -> "paid";
      case RETURNED -> "the bank sent it back";
      case BLOCKED -> "approved, payment held";
    };
  }

  String look() {
    return switch (words()) {
      case "paid", "approved, nothing to pay out" -> "done";
      case "refused", "approved, payment held", "the bank sent it back" -> "wrong";
      case "withdrawn" -> "";
      case "sent back to you" -> "doubt";
      default -> "accent";
    };
  }

  String held() {
    String why = payable == null ? null : payable.blockedReason();
    return why == null || payable.state() != Invoice.State.BLOCKED ? "" : why;
  }

  @Nullable String due() {
    return payable == null ? null : payable.dueDate().toString();
  }

  @Nullable OffsetDateTime paid() {
    if (payable == null || payable.state() != Invoice.State.PAID) {
      return null;
    }
    return records.audit().about("claim", claim.id()).stream()
        .filter(entry -> entry.what().equals(PAID))
        .map(AuditEntry::at)
        .max(java.util.Comparator.naturalOrder())
        .map(at -> at.atOffset(ZoneOffset.UTC))
        .orElse(null);
  }

  List<ClaimPage.Line> lines(Map<Integer, RulingPort.Ruling> rulings) {
    List<LineDecision> said = records.claims().lineDecisions(claim.id());
    return records.claims().lines(claim.id()).stream()
        .map(row -> line(row, Optional.ofNullable(rulings.get(row.line().line())), said))
        .toList();
  }

  private ClaimPage.Line line(
      ClaimRow row, Optional<RulingPort.Ruling> ruling, List<LineDecision> said) {
    var line = row.line();
    List<String> reasons = new ArrayList<>();
    String outcome = outcome(row, ruling);
    ruling
        .filter(one -> !one.result().equals("pays"))
        .map(RulingPort.Ruling::reason)
        .filter(reason -> !reason.isBlank())
        .ifPresent(reasons::add);
    said.stream()
        .filter(one -> one.line() == line.line() && one.reason() != null)
        .map(LineDecision::reason)
        .filter(reason -> !reasons.contains(reason))
        .forEach(reasons::add);
    if (row.duplicateOf() != null) {
      reasons.add("It looks like a line that was claimed before.");
    }
    return new ClaimPage.Line(
        line.line(),
        line.date().toString(),
        line.description(),
        line.amount().toPlainString(),
        line.currency(),
        outcome,
        look(outcome),
        row.approved() == null ? "" : row.approved().toPlainString(),
        reasons);
  }

  private static String outcome(ClaimRow row, Optional<RulingPort.Ruling> ruling) {
    if (row.decision() == null) {
      return ruling
          .map(
              one ->
                  switch (one.result()) {
                    case "pays" -> "fits the policy";
                    case "refused" -> "refused by the policy";
                    default -> "somebody decides";
                  })
          .orElse("");
    }
    BigDecimal approved = row.approved();
    if (!row.decision().equals("approved") || approved == null || approved.signum() == 0) {
      return "refused";
    }
    BigDecimal claimed = row.amountInBooks();
    return claimed != null && approved.compareTo(claimed) < 0 ? "cut" : "approved";
  }

  private static String look(String outcome) {
    return switch (outcome) {
      case "approved", "fits the policy" -> "done";
      case "refused", "refused by the policy" -> "wrong";
      case "cut" -> "doubt";
      default -> "";
    };
  }
}
