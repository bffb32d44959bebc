package dev.pitcrew.web.expense;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.invoice.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of a claim, with everything that is known about it.
 *
 * @param amount as it was claimed, in its own currency
 * @param inBooks the same in the currency of the books, which is what is decided on
 * @param rate at which it was converted; null when it was not
 * @param receipt null when it has none
 * @param receiptName what the line says its receipt is called; empty when it says nothing
 * @param differences between line and receipt, and what else matching found
 * @param most that may be paid, by the policy and everybody who decided before
 * @param proposed what is paid when it is approved as it stands
 * @param before what was said of it at earlier steps
 */
public record ClaimedLine(
    int line,
    String date,
    String category,
    String description,
    String merchant,
    String amount,
    String currency,
    String country,
    boolean companyCard,
    String units,
    BigDecimal inBooks,
    String taxRecoverable,
    @Nullable Rate rate,
    @Nullable Receipt receipt,
    String receiptName,
    List<Finding> differences,
    @Nullable Duplicate duplicate,
    int daysLate,
    boolean weekend,
    Ruling ruling,
    BigDecimal most,
    BigDecimal proposed,
    List<Before> before) {

  private static final int LATE_DAYS = 30;
  private static final Set<String> COMPARED = Set.of("merchant", "date", "amount", "currency");

  /** An exchange rate, and who says so. */
  public record Rate(String from, String to, String rate, String on, String source) {

    static @Nullable Rate of(JsonNode node) {
      return node.isObject()
          ? new Rate(
              text(node, "from"),
              text(node, "to"),
              text(node, "rate"),
              text(node, "on"),
              text(node, "source"))
          : null;
    }
  }

  /** That it was claimed before. */
  public record Duplicate(String claimId, String line, String why) {

    static @Nullable Duplicate of(JsonNode node) {
      return node.isObject()
          ? new Duplicate(text(node, "claimId"), text(node, "line"), text(node, "why"))
          : null;
    }
  }

  /** What the policy says of it. */
  public record Ruling(Result result, @Nullable BigDecimal payable, String rule, String reason) {

    /** The three answers there are; what is none of them needs a person. */
    public enum Result {
      NEEDS_PERSON,
      PAYS,
      REFUSED
    }

    static Ruling of(JsonNode node) {
      Result result =
          switch (text(node, "result")) {
            case "pays" -> Result.PAYS;
            case "refused" -> Result.REFUSED;
            default -> Result.NEEDS_PERSON;
          };
      String reason = text(node, "reason");
      return new Ruling(
          result,
          Decimals.of(node.path("payable")).orElse(null),
          text(node, "rule"),
          reason.isEmpty() ? "The policy says nothing of it." : reason);
    }
  }

  /**
   * What somebody said at an earlier step.
   *
   * @param amount null when they named none
   */
  public record Before(
      String by, String byName, boolean approved, @Nullable BigDecimal amount, String reason) {}

  /** What the receipt says beside what is claimed; empty without a receipt that was read. */
  public List<Comparison> comparisons() {
    return receipt == null ? List.of() : Comparison.of(this, receipt, differences);
  }

  /** What matching found that stands in no row of the comparison. */
  public List<Finding> otherFindings() {
    return differences.stream()
        .filter(one -> receipt == null || !COMPARED.contains(one.field()))
        .toList();
  }

  /** Nothing of it can be paid, whatever anybody says. */
  public boolean isSettled() {
    return most.signum() <= 0;
  }

  /** Whether somebody must say something of it. */
  public boolean needsPerson() {
    return ruling.result() == Ruling.Result.NEEDS_PERSON && !isSettled();
  }

  /** Part of it is not paid even when it is approved. */
  public boolean isCutAlready() {
    return proposed.compareTo(inBooks) < 0;
  }

  /** What a cut would most likely be to: what the receipt shows, where that is less. */
  BigDecimal suggested() {
    Receipt shown = receipt;
    return shown == null || rate != null || !shown.currency().equals(currency)
        ? proposed
        : Decimals.of(shown.total())
            .filter(total -> total.signum() > 0 && total.compareTo(proposed) < 0)
            .orElse(proposed);
  }

  public boolean isLate() {
    return daysLate > LATE_DAYS;
  }

  /** What it is called, for a control that a screen reader reads alone. */
  public String title() {
    return description.isEmpty() ? Categories.label(category) : description;
  }

  public String key() {
    return "line-" + line;
  }
}
