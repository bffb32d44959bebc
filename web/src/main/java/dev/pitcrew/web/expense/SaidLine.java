package dev.pitcrew.web.expense;

import dev.pitcrew.web.invoice.TypedValue;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line with what a person said of it.
 *
 * @param word approved, cut, refused, or nothing yet
 * @param typed what stands in the field of the amount
 * @param amount what is paid; null when nothing is, or nobody can tell
 * @param fault what is wrong, in a sentence; empty when nothing is
 * @param inReason whether that is about the reason
 */
public record SaidLine(
    ClaimedLine line,
    String word,
    String typed,
    @Nullable BigDecimal amount,
    String reason,
    String fault,
    boolean inReason) {

  static final String APPROVED = "approved";
  static final String CUT = "cut";
  static final String REFUSED = "refused";
  private static final int REASON_LENGTH_MAX = 500;

  /** As the page begins: what needs a person is open, the rest as the policy has it. */
  static SaidLine fresh(ClaimedLine line) {
    if (line.isSettled()) {
      return new SaidLine(line, REFUSED, "", null, "", "", false);
    }
    return line.needsPerson()
        ? new SaidLine(line, "", "", null, "", "", false)
        : new SaidLine(line, APPROVED, "", line.proposed(), "", "", false);
  }

  /** What was posted of it; what cannot be paid any more stays refused, whatever was posted. */
  static SaidLine posted(ClaimedLine line, Map<String, String> form) {
    if (line.isSettled()) {
      return fresh(line);
    }
    String word = form.getOrDefault("decision-" + line.line(), "");
    String typed = form.getOrDefault("amount-" + line.line(), "").strip();
    String reason = form.getOrDefault("reason-" + line.line(), "").strip();
    if (reason.length() > REASON_LENGTH_MAX) {
      return new SaidLine(line, word, typed, null, reason, "Use at most 500 characters.", true);
    }
    return switch (word) {
      case APPROVED -> new SaidLine(line, word, typed, line.proposed(), reason, "", false);
      case CUT -> cut(line, typed, reason);
      case REFUSED ->
          new SaidLine(
              line,
              word,
              typed,
              null,
              reason,
              reason.isEmpty() ? "Say why; the claimant is told." : "",
              true);
      default ->
          new SaidLine(line, "", typed, null, reason, "Approve, cut or refuse this line.", false);
    };
  }

  private static SaidLine cut(ClaimedLine line, String typed, String reason) {
    TypedValue read = TypedValue.amount(typed);
    if (!read.objection().isEmpty()) {
      return new SaidLine(line, CUT, typed, null, reason, read.objection(), false);
    }
    BigDecimal amount = new BigDecimal(read.value());
    if (amount.signum() <= 0) {
      return new SaidLine(
          line, CUT, typed, null, reason, "Write an amount above zero, or refuse the line.", false);
    }
    if (amount.compareTo(line.most()) > 0) {
      return new SaidLine(
          line,
          CUT,
          typed,
          null,
          reason,
          "At most %s can be paid: amounts are cut, never raised."
              .formatted(line.most().toPlainString()),
          false);
    }
    boolean needsReason = amount.compareTo(line.most()) < 0 && reason.isEmpty();
    return new SaidLine(
        line,
        CUT,
        typed,
        amount,
        reason,
        needsReason ? "Say why; the claimant is told." : "",
        needsReason);
  }

  /** What the field of the amount begins with. */
  public String shownAmount() {
    return typed.isEmpty() ? line.suggested().toPlainString() : typed;
  }

  public boolean is(String other) {
    return word.equals(other);
  }

  /** As the task is completed with it. */
  void addTo(ObjectNode into) {
    into.put("line", line.line());
    into.put("decision", amount == null ? REFUSED : APPROVED);
    if (amount != null) {
      into.put("amount", amount.toPlainString());
    }
    // Who approves what the policy or somebody before has cut takes over why.
    boolean isLess = amount == null || amount.compareTo(line.most()) < 0;
    String why = reason.isEmpty() && isLess ? line.ruling().reason() : reason;
    if (!why.isEmpty()) {
      into.put("reason", why);
    }
  }
}
