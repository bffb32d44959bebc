package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An item while its rows are put together. */
final class ItemDraft {

  private static final BigDecimal CENT = new BigDecimal("0.011");
  private static final BigDecimal DISCOUNT_LEAST = new BigDecimal("0.3");

  private final Map<Role, List<String>> numbers = new EnumMap<>(Role.class);
  private final StringBuilder text = new StringBuilder();
  private Box box;
  private double lastBottom;
  private int wrapped;

  ItemDraft(ItemRow first) {
    box = first.box();
    lastBottom = first.box().bottom();
    take(first);
  }

  /**
   * Whether the row goes on with this item: more of its text, or the number that is missing yet.
   */
  boolean takes(ItemRow row, double size, double lines, int wrappedMax) {
    if (row.box().centerY() - lastBottom > lines * size) {
      return false;
    }
    boolean clash = row.numbers().keySet().stream().anyMatch(numbers::containsKey);
    boolean numbersOnly = !clash && !row.numbers().isEmpty();
    boolean textOnly = row.numbers().isEmpty() && !row.text().isEmpty() && wrapped < wrappedMax;
    return numbersOnly && !(complete() && row.starts()) || textOnly;
  }

  void add(ItemRow row) {
    wrapped++;
    lastBottom = row.box().bottom();
    box = box.union(row.box());
    take(row);
  }

  private void take(ItemRow row) {
    row.numbers().forEach(numbers::putIfAbsent);
    if (!row.text().isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(row.text());
    }
  }

  boolean complete() {
    return numbers.containsKey(Role.COL_AMOUNT)
        && (!text.isEmpty() || numbers.containsKey(Role.COL_QUANTITY));
  }

  /** The item with the readings for which quantity x price is the amount, where there are such. */
  LineItem item(int page, Function<Box, @Nullable Box> printed) {
    List<String> amounts = numbers.get(Role.COL_AMOUNT);
    List<String> quantities = numbers.getOrDefault(Role.COL_QUANTITY, List.of());
    List<String> prices = numbers.getOrDefault(Role.COL_UNIT_PRICE, List.of());
    String amount = amounts.get(0);
    String quantity = quantities.isEmpty() ? null : quantities.get(0);
    String price = prices.isEmpty() ? null : prices.get(0);
    BigDecimal least = null;
    for (String a : amounts) {
      for (String q : quantities) {
        for (String p : prices) {
          BigDecimal off = off(q, p, a);
          if (least == null || off.compareTo(least) < 0) {
            least = off;
            amount = a;
            quantity = q;
            price = p;
          }
        }
      }
    }
    return new LineItem(
        text.toString(),
        quantity == null ? null : trimmed(quantity),
        price,
        money(amount),
        page,
        printed.apply(box));
  }

  /** How far quantity x price is from the amount, as a share of it; a discount is no error. */
  private static BigDecimal off(String quantity, String price, String amount) {
    BigDecimal product = new BigDecimal(quantity).multiply(new BigDecimal(price)).abs();
    BigDecimal wanted = new BigDecimal(amount).abs();
    BigDecimal difference = product.subtract(wanted).abs();
    if (difference.compareTo(CENT) <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal larger = product.max(wanted);
    BigDecimal share = difference.divide(larger, 6, RoundingMode.HALF_UP);
    return product.compareTo(wanted) > 0 && share.compareTo(DISCOUNT_LEAST) < 0
        ? share.divide(BigDecimal.TWO)
        : share;
  }

  private static String money(String plain) {
    BigDecimal amount = new BigDecimal(plain);
    return amount.scale() > 2
        ? plain
        : amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** "10.0000" pieces are 10. */
  private static String trimmed(String quantity) {
    BigDecimal number = new BigDecimal(quantity).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString();
  }
}
