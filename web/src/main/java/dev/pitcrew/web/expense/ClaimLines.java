package dev.pitcrew.web.expense;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.invoice.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Puts together what the variables of a claim say of each of its lines. */
final class ClaimLines {

  private static final JsonNode MISSING = MissingNode.getInstance();

  private ClaimLines() {}

  /**
   * @param earlier decisions of the steps before, in order
   * @param names what people are called, by username
   */
  static List<ClaimedLine> of(
      Variables variables,
      List<Receipt> receipts,
      List<JsonNode> earlier,
      UnaryOperator<String> names) {
    Map<Integer, JsonNode> matched = byLine(variables.get("matching").path("lines"));
    Map<Integer, JsonNode> policy = byLine(variables.get("policy"));
    Map<Integer, JsonNode> planned = byLine(variables.get("plan").path("lines"));
    return variables
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
}
