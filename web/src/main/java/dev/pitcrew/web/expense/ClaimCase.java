package dev.pitcrew.web.expense;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.invoice.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

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

  private static final JsonNode MISSING = MissingNode.getInstance();

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
    Map<Integer, JsonNode> matched = byLine(matching.path("lines"));
    Map<Integer, JsonNode> policy = byLine(variables.get("policy"));
    Map<Integer, JsonNode> planned = byLine(variables.get("plan").path("lines"));
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
        variables
            .get("claimLines")
            .path("lines")
            .valueStream()
            .map(
                line -> {
                  int number = line.path("line").asInt(0);
                  return line(
                      line,
                      matched.getOrDefault(number, MISSING),
                      ClaimedLine.Ruling.of(policy.getOrDefault(number, MISSING)),
                      planned.getOrDefault(number, MISSING),
                      before(earlier, number, names),
                      receipts);
                })
            .toList(),
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

  private static Map<Integer, JsonNode> byLine(JsonNode list) {
    Map<Integer, JsonNode> found = new HashMap<>();
    list.valueStream().forEach(node -> found.putIfAbsent(node.path("line").asInt(0), node));
    return found;
  }

  private static List<ClaimedLine.Before> before(
      List<JsonNode> earlier, int number, UnaryOperator<String> names) {
    List<ClaimedLine.Before> before = new ArrayList<>();
    for (JsonNode decision : earlier) {
      decision
          .path("lines")
          .valueStream()
          // Forms hand numbers over as text.
          .filter(line -> text(line, "line").equals(String.valueOf(number)))
          .forEach(
              line ->
                  before.add(
                      new ClaimedLine.Before(
                          text(decision, "by"),
                          names.apply(text(decision, "by")),
                          text(line, "decision").equals("approved"),
                          Decimals.of(line.path("amount")).orElse(null),
                          text(line, "reason"))));
    }
    return before;
  }

  private static ClaimedLine line(
      JsonNode line,
      JsonNode matched,
      ClaimedLine.Ruling ruling,
      JsonNode planned,
      List<ClaimedLine.Before> before,
      List<Receipt> receipts) {
    BigDecimal inBooks =
        Decimals.of(matched.path("amountInBooks"))
            .orElseGet(() -> Decimals.orZero(line.path("amount")));
    BigDecimal most = most(inBooks, ruling, before);
    BigDecimal asked =
        ruling.payable() == null || ruling.payable().signum() == 0
            ? most
            : ruling.payable().min(most);
    int receipt = matched.path("receipt").asInt(-1);
    return new ClaimedLine(
        line.path("line").asInt(0),
        text(line, "date"),
        text(line, "category"),
        text(line, "description"),
        text(line, "merchant"),
        text(line, "amount"),
        text(line, "currency"),
        text(line, "country"),
        text(line, "paidWith").equals("company-card"),
        units(line),
        inBooks,
        text(matched, "taxRecoverable"),
        ClaimedLine.Rate.of(matched.path("rate")),
        receipt >= 0 && receipt < receipts.size() ? receipts.get(receipt) : null,
        text(line, "receipt"),
        matched.path("differences").valueStream().map(Finding::of).toList(),
        ClaimedLine.Duplicate.of(matched.path("duplicateOf")),
        matched.path("daysLate").asInt(0),
        matched.path("weekend").asBoolean(false),
        ruling,
        most,
        Decimals.of(planned.path("amount")).orElse(asked).min(most),
        before);
  }

  /** The same as the guard works out from the books, so that nobody types what it denies. */
  private static BigDecimal most(
      BigDecimal inBooks, ClaimedLine.Ruling ruling, List<ClaimedLine.Before> before) {
    BigDecimal most =
        switch (ruling.result()) {
          case REFUSED -> BigDecimal.ZERO;
          case PAYS -> ruling.payable() == null ? BigDecimal.ZERO : ruling.payable().min(inBooks);
          case NEEDS_PERSON -> inBooks;
        };
    for (ClaimedLine.Before said : before) {
      if (!said.approved()) {
        return BigDecimal.ZERO;
      }
      most = said.amount() == null ? most : most.min(said.amount());
    }
    return most;
  }

  private static String units(JsonNode line) {
    String kilometres = text(line, "kilometres");
    String days = text(line, "days");
    if (!kilometres.isEmpty()) {
      return kilometres + " km";
    }
    return days.isEmpty() ? "" : days + (days.equals("1") ? " day" : " days");
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
