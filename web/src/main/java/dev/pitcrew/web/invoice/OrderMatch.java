package dev.pitcrew.web.invoice;

import static dev.pitcrew.web.engine.Variables.text;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How an invoice fits its purchase order; empty texts for what is not known.
 *
 * @param state {@code none}, {@code unknown}, {@code matched}, {@code awaiting-goods}, {@code
 *     excess} or {@code price-differs}
 * @param deadline until when goods are waited for, as ISO text
 */
public record OrderMatch(String number, String state, String deadline, List<Line> lines) {

  /** One line of the order; quantities as they stand in the books. */
  public record Line(
      String line,
      String description,
      String ordered,
      String received,
      String invoicedBefore,
      String thisInvoice,
      String orderPrice,
      String unitPrice) {

    /** Whether the invoice asks for another price than was ordered. */
    public boolean isPriceOff() {
      return !orderPrice.isEmpty() && !unitPrice.isEmpty() && !orderPrice.equals(unitPrice);
    }
  }

  static OrderMatch of(JsonNode order) {
    return new OrderMatch(
        text(order, "number"),
        text(order, "state"),
        text(order, "deadline"),
        order.path("lines").valueStream().map(OrderMatch::line).toList());
  }

  private static Line line(JsonNode line) {
    return new Line(
        line.path("line").asString(""),
        text(line, "description"),
        text(line, "ordered"),
        text(line, "received"),
        text(line, "invoicedBefore"),
        text(line, "thisInvoice"),
        text(line, "orderPrice"),
        text(line, "unitPrice"));
  }

  /** Whether there is anything to show. */
  public boolean isThere() {
    return !number.isEmpty() || !lines.isEmpty();
  }

  /** What is the matter, in a sentence. */
  public String sentence() {
    return switch (state) {
      case "matched" -> "Ordered, received and not invoiced before.";
      case "awaiting-goods" -> "The goods have not come yet.";
      case "excess" -> "The invoice asks for more than is left of the order.";
      case "price-differs" -> "The invoice asks for another price than was ordered.";
      case "unknown" -> "No such order is in the books.";
      default -> "No order is named.";
    };
  }
}
