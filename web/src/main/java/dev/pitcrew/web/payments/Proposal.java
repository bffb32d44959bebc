package dev.pitcrew.web.payments;

import static dev.pitcrew.web.engine.Variables.text;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a payment run wants to pay, as variable {@code proposal} tells it. */
public record Proposal(
    String runId,
    int count,
    String total,
    String currency,
    String executionDate,
    List<Item> items,
    List<Held> held) {

  /** One payment. */
  public record Item(
      String invoiceId,
      String vendor,
      String iban,
      String amount,
      String invoiceNumber,
      String dueDate) {}

  /** What is not paid, and why. */
  public record Held(String invoiceId, String reason) {}

  public static Proposal of(JsonNode node) {
    return new Proposal(
        text(node, "runId"),
        node.path("count").asInt(0),
        text(node, "total"),
        text(node, "currency"),
        text(node, "executionDate"),
        node.path("items").valueStream().map(Proposal::item).toList(),
        node.path("held")
            .valueStream()
            .map(held -> new Held(text(held, "invoiceId"), text(held, "reason")))
            .toList());
  }

  private static Item item(JsonNode item) {
    return new Item(
        text(item, "invoiceId"),
        text(item, "vendor"),
        text(item, "iban"),
        text(item, "amount"),
        text(item, "invoiceNumber"),
        text(item, "dueDate"));
  }

  /** The items added up here, so that a person can compare; empty when one is no number. */
  public String sum() {
    boolean numbers =
        items.stream().allMatch(item -> item.amount().matches("-?\\d{1,15}(\\.\\d{1,6})?"));
    return numbers
        ? items.stream()
            .map(item -> new BigDecimal(item.amount()))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString()
        : "";
  }

  /** True when the items do not add up to the total: then nobody releases it. */
  public boolean isOff() {
    return sum().isEmpty()
        || !total.matches("-?\\d{1,15}(\\.\\d{1,6})?")
        || new BigDecimal(sum()).compareTo(new BigDecimal(total)) != 0
        || items.size() != count;
  }

  List<String> invoiceIds() {
    return items.stream().map(Item::invoiceId).toList();
  }
}
