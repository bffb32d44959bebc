package dev.pitcrew.records.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which line of an order each line of an invoice is about. */
public final class OrderLines {

  private static final double ALIKE = 0.55;
  private static final double CLEARLY = 0.1;
  private static final double SAME_PRICE = 0.25;
  private static final int SCALE = 6;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private OrderLines() {}

  /**
   * A part of the invoice and the order line it was found to be about.
   *
   * @param invoiceLine absent when the document shows no lines that can be used
   * @param orderLine absent when nothing like it was ordered
   * @param quantity with the sign of the document
   */
  public record Assigned(
      ReadInvoice.@Nullable Line invoiceLine,
      KnownOrder.@Nullable Line orderLine,
      BigDecimal quantity,
      @Nullable BigDecimal unitPrice,
      BigDecimal net) {}

  /** The parts of an invoice that has one order. */
  public static List<Assigned> assign(
      ReadInvoice invoice, List<ReadInvoice.Line> lines, KnownOrder order) {
    return lines.isEmpty()
        ? byAmount(invoice, order)
        : lines.stream().map(line -> assign(invoice, line, order)).toList();
  }

  private static Assigned assign(ReadInvoice invoice, ReadInvoice.Line line, KnownOrder order) {
    var net = signed(invoice, line.net().orElse(BigDecimal.ZERO));
    var found = find(line, order);
    var price = price(line);
    var quantity =
        ReadInvoice.decimal(line.quantity())
            .or(() -> found.flatMap(one -> quantityOf(net, price.orElse(one.price()))))
            .orElse(BigDecimal.ONE);
    return new Assigned(
        line, found.orElse(null), signed(invoice, quantity), price.orElse(null), net);
  }

  /** By the order line it names, its article number, or the words and price that fit best. */
  public static Optional<KnownOrder.Line> find(ReadInvoice.Line line, KnownOrder order) {
    var byNumber =
        ReadInvoice.decimal(line.orderLine())
            .flatMap(
                number ->
                    order.lines().stream()
                        .filter(one -> number.compareTo(BigDecimal.valueOf(one.line())) == 0)
                        .findFirst());
    return byNumber.or(() -> byArticle(line, order)).or(() -> byWords(line, order));
  }

  private static Optional<KnownOrder.Line> byArticle(ReadInvoice.Line line, KnownOrder order) {
    var article = plain(line.articleNumber());
    var words = " " + String.valueOf(line.description()).toUpperCase(Locale.ROOT) + " ";
    var found =
        order.lines().stream()
            .filter(one -> !plain(one.articleNumber()).isEmpty())
            .filter(
                one ->
                    plain(one.articleNumber()).equals(article)
                        || words.contains(
                            " "
                                + String.valueOf(one.articleNumber()).toUpperCase(Locale.ROOT)
                                + " "))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private record Scored(KnownOrder.Line line, double score) {}

  private static Optional<KnownOrder.Line> byWords(ReadInvoice.Line line, KnownOrder order) {
    var price = price(line);
    var scored =
        order.lines().stream()
            .map(
                one ->
                    new Scored(
                        one,
                        similarity(line.description(), one.description())
                            + (price
                                    .filter(amount -> amount.compareTo(one.price()) == 0)
                                    .isPresent()
                                ? SAME_PRICE
                                : 0)))
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
    if (scored.isEmpty() || scored.getFirst().score() < ALIKE) {
      return Optional.empty();
    }
    boolean clear = scored.size() == 1 || scored.get(0).score() - scored.get(1).score() >= CLEARLY;
    return clear ? Optional.of(scored.getFirst().line()) : Optional.empty();
  }

  /**
   * A document without usable lines takes what was received and not yet invoiced, line by line, up
   * to its net amount; then what was ordered; what is left over stands for itself.
   */
  private static List<Assigned> byAmount(ReadInvoice invoice, KnownOrder order) {
    var net = invoice.amount("net").or(() -> invoice.amount("total")).orElse(BigDecimal.ZERO);
    var rest = net.abs();
    var taken = new BigDecimal[order.lines().size()];
    for (boolean received : new boolean[] {true, false}) {
      for (int i = 0; i < taken.length; i++) {
        var line = order.lines().get(i);
        var have = taken[i] == null ? BigDecimal.ZERO : taken[i];
        var limit = received ? line.received().min(line.ordered()) : line.ordered();
        var free = limit.subtract(line.invoicedBefore()).subtract(have).max(BigDecimal.ZERO);
        var wanted = quantityOf(rest, line.price()).orElse(BigDecimal.ZERO).min(free);
        taken[i] = have.add(wanted);
        rest = rest.subtract(wanted.multiply(line.price()));
      }
    }
    var parts = new ArrayList<Assigned>();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i].signum() > 0) {
        var line = order.lines().get(i);
        parts.add(
            new Assigned(
                null,
                line,
                signed(invoice, taken[i]),
                null,
                signed(
                    invoice, taken[i].multiply(line.price()).setScale(2, RoundingMode.HALF_UP))));
      }
    }
    if (rest.compareTo(CENT.multiply(BigDecimal.valueOf(taken.length + 1L))) > 0) {
      parts.add(
          new Assigned(
              null,
              null,
              BigDecimal.ONE,
              null,
              signed(invoice, rest.setScale(2, RoundingMode.HALF_UP))));
    }
    return parts;
  }

  private static Optional<BigDecimal> price(ReadInvoice.Line line) {
    return ReadInvoice.decimal(line.unitPrice())
        .or(
            () ->
                ReadInvoice.decimal(line.quantity())
                    .filter(quantity -> quantity.signum() != 0)
                    .flatMap(
                        quantity ->
                            line.net()
                                .map(
                                    net ->
                                        net.divide(quantity, SCALE, RoundingMode.HALF_UP).abs())));
  }

  private static Optional<BigDecimal> quantityOf(BigDecimal net, BigDecimal price) {
    return price.signum() == 0
        ? Optional.empty()
        : Optional.of(net.divide(price, SCALE, RoundingMode.HALF_UP));
  }

  /** What a credit note takes back is negative, however it is written. */
  private static BigDecimal signed(ReadInvoice invoice, BigDecimal number) {
    return invoice.credited(number);
  }

  private static double similarity(@Nullable String left, @Nullable String right) {
    return left == null || right == null || left.isBlank() || right.isBlank()
        ? 0
        : Names.similarity(left, right);
  }

  private static String plain(@Nullable String number) {
    return number == null ? "" : number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
  }
}
