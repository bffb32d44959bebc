package dev.pitcrew.web.expense;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Amounts as variables write them: decimal text. */
final class Decimals {

  private static final String AMOUNT = "-?\\d{1,15}(\\.\\d{1,6})?";

  private Decimals() {}

  /** Empty when it is missing or no amount. */
  static Optional<BigDecimal> of(JsonNode node) {
    return of(node.isValueNode() && !node.isNull() ? node.asString() : "");
  }

  static Optional<BigDecimal> of(String text) {
    return text.matches(AMOUNT) ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** What is missing counts as nothing. */
  static BigDecimal orZero(JsonNode node) {
    return of(node).orElse(BigDecimal.ZERO);
  }
}
