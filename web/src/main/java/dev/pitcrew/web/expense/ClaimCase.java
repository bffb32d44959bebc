package dev.pitcrew.web.expense;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A claim as its variables tell it; {@code docs/expense-variables.md} is the contract.
 *
 * @param claimant username
 * @param currency of the books
 * @param receiptsLeft receipts that belong to no line
 * @param decisions of earlier steps, in order
 */
public record ClaimCase(
    String claimId,
    String claimant,
    String claimantName,
    String title,
    String channel,
    String submittedAt,
    String step,
    List<String> reasons,
    String currency,
    String grade,
    List<ClaimedLine> lines,
    List<Receipt> receiptsLeft,
    List<Decided> decisions) {

  /** Who decided at an earlier step. */
  public record Decided(String by, String byName, String at) {}

  /**
   * What some lines come to.
   *
   * @param amount in their own currency; zero where they have several
   */
  public record Sum(String name, int count, BigDecimal amount, BigDecimal inBooks) {}

  /**
   * @param names what people are called, by username
   */
  static ClaimCase of(Variables variables, UnaryOperator<String> names) {
    JsonNode claim = variables.get("claim");
    JsonNode matching = variables.get("matching");
    List<Receipt> receipts = receipts(claim.path("receipts"), variables.get("receipts"));
    List<JsonNode> earlier =
        variables.get("decisions").valueStream().filter(JsonNode::isObject).toList();
    return new ClaimCase(
        text(claim, "claimId"),
        text(claim, "claimant"),
        names.apply(text(claim, "claimant")),
        text(claim, "title"),
        text(claim, "channel"),
        text(claim, "submittedAt"),
        text(variables.get("step"), "label"),
        variables
            .get("approval")
            .path("reasons")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList(),
        text(matching, "currency"),
        text(matching, "grade"),
        ClaimLines.of(variables, receipts, earlier, names),
        matching
            .path("receiptsLeft")
            .valueStream()
            .map(index -> index.asInt(-1))
            .filter(index -> index >= 0 && index < receipts.size())
            .map(receipts::get)
            .toList(),
        earlier.stream()
            .map(
                decision ->
                    new Decided(
                        text(decision, "by"),
                        names.apply(text(decision, "by")),
                        text(decision, "at")))
            .toList());
  }

  private static List<Receipt> receipts(JsonNode documents, JsonNode readings) {
    return IntStream.range(0, Math.max(documents.size(), readings.size()))
        .mapToObj(index -> Receipt.of(index, documents.path(index), readings.path(index)))
        .toList();
  }

  /** What it is about, and whose it is. */
  public String heading() {
    String what = title.isEmpty() ? claimId : title;
    return claimantName.isEmpty() ? what : what + " · " + claimantName;
  }

  /** What is claimed altogether, in the currency of the books. */
  public String total() {
    return sum(lines).toPlainString();
  }

  public String companyCard() {
    return sum(lines.stream().filter(ClaimedLine::companyCard).toList()).toPlainString();
  }

  public boolean hasCompanyCard() {
    return lines.stream().anyMatch(ClaimedLine::companyCard);
  }

  private static BigDecimal sum(List<ClaimedLine> some) {
    return some.stream()
        .map(ClaimedLine::inBooks)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  /** By category, the largest first. */
  public List<Sum> categories() {
    Map<String, List<ClaimedLine>> groups = new LinkedHashMap<>();
    lines.forEach(
        line -> groups.computeIfAbsent(line.category(), one -> new ArrayList<>()).add(line));
    return groups.entrySet().stream()
        .map(
            group ->
                new Sum(
                    Categories.label(group.getKey()),
                    group.getValue().size(),
                    BigDecimal.ZERO,
                    sum(group.getValue())))
        .sorted((one, other) -> other.inBooks().compareTo(one.inBooks()))
        .toList();
  }

  /** By currency, when there is another than that of the books. */
  public List<Sum> currencies() {
    Map<String, List<ClaimedLine>> groups = new LinkedHashMap<>();
    lines.forEach(
        line -> groups.computeIfAbsent(line.currency(), one -> new ArrayList<>()).add(line));
    return groups.entrySet().stream()
        .map(
            group ->
                new Sum(
                    group.getKey(),
                    group.getValue().size(),
                    group.getValue().stream()
                        .map(line -> Decimals.of(line.amount()).orElse(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    sum(group.getValue())))
        .toList();
  }

  /** The rates that were used, each once. */
  public List<ClaimedLine.Rate> rates() {
    return lines.stream().map(ClaimedLine::rate).filter(Objects::nonNull).distinct().toList();
  }

  /** Lines that somebody must say something of. */
  public List<ClaimedLine> open() {
    return lines.stream().filter(ClaimedLine::needsPerson).toList();
  }

  /** Lines that are paid unless somebody objects. */
  public List<ClaimedLine> paying() {
    return lines.stream().filter(line -> !line.needsPerson() && !line.isSettled()).toList();
  }

  /** Lines of which nothing is paid any more. */
  public List<ClaimedLine> settled() {
    return lines.stream().filter(ClaimedLine::isSettled).toList();
  }
}
