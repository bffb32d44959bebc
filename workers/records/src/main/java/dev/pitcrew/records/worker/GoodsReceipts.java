package dev.pitcrew.records.worker;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.orders.Receipt;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells every case that takes something of an order that goods came in for it. It is told before
 * the receipt is marked as announced, so a crash in between tells it again; the message id is the
 * same then, and the engine refuses the second.
 */
final class GoodsReceipts {

  /** The most lines the books hand out at once; the last receipt among them may be cut off. */
  private static final int BATCH = 500;

  private final Records records;
  private final Messages messages;

  /** Publishes one message; one that was published before counts as published. */
  @FunctionalInterface
  interface Messages {
    void publish(String caseId, String messageId, Map<String, Object> variables);
  }

  GoodsReceipts(Records records, Messages messages) {
    this.records = records;
    this.messages = messages;
  }

  /**
   * @return how many receipts were announced
   */
  int announce() {
    var byReceipt = new LinkedHashMap<String, List<Receipt>>();
    var lines = records.orders().unannounced();
    for (var line : lines) {
      byReceipt.computeIfAbsent(line.id(), id -> new java.util.ArrayList<>()).add(line);
    }
    if (lines.size() >= BATCH && byReceipt.size() > 1) {
      byReceipt.remove(lines.getLast().id());
    }
    byReceipt.forEach(this::announce);
    return byReceipt.size();
  }

  private void announce(String receiptId, List<Receipt> lines) {
    // A receipt that was corrected is news, though its id is the same.
    var quantity =
        lines.stream()
            .map(Receipt::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .stripTrailingZeros()
            .toPlainString();
    lines.stream()
        .map(Receipt::orderNumber)
        .distinct()
        .flatMap(order -> records.orderClaims().openCases(order).stream())
        .distinct()
        .forEach(
            caseId ->
                messages.publish(
                    caseId,
                    "%s/%s:%s".formatted(receiptId, quantity, caseId),
                    Map.of("goodsReceipt", receiptId)));
    records.orders().announced(receiptId);
  }
}
