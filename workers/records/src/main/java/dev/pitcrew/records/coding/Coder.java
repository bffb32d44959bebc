package dev.pitcrew.records.coding;

import dev.pitcrew.records.check.KnownOrder;
import dev.pitcrew.records.check.Names;
import dev.pitcrew.records.check.OrderCheck;
import dev.pitcrew.records.check.OrderLines;
import dev.pitcrew.records.check.OrderLines.Assigned;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.check.TaxTreatment;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.records.vendors.VendorCodings.Coded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codes the lines of an invoice: from its order line, else as the vendor's last line that says the
 * same, else by the vendor's default. What the VAT code may be is decided by what the document
 * charges.
 */
public final class Coder {

  private static final double ALIKE = 0.75;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final int DESCRIPTION_MAX = 200;

  private final ReadInvoice invoice;
  private final Vendor vendor;
  private final Entity entity;
  private final List<Coded> before;
  private final TaxTreatment treatment;
  private final boolean foreign;
  private final boolean reasoned;

  /**
   * @param before the vendor's codings, newest first
   */
  public Coder(ReadInvoice invoice, Vendor vendor, Entity entity, List<Coded> before) {
    this.invoice = invoice;
    this.vendor = vendor;
    this.entity = entity;
    this.before = before;
    this.treatment = TaxTreatment.of(invoice);
    this.foreign = !vendor.address().country().equals(entity.address().country());
    this.reasoned = treatment != TaxTreatment.ZERO || TaxTreatment.isReasoned(invoice);
  }

  /**
   * @param orders a purchase order by its number
   */
  public Coding code(Function<String, Optional<KnownOrder>> orders) {
    var lines = new ArrayList<Coding.Line>();
    for (var part : parts(orders)) {
      lines.add(line(lines.size() + 1, part));
    }
    return Coding.of(lines);
  }

  /** The words of a line as they are compared: without numbers, which change each time. */
  public static String key(@Nullable String description) {
    return description == null
        ? ""
        : cut(description).toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
  }

  private record Part(
      @Nullable String description,
      BigDecimal net,
      Optional<BigDecimal> rate,
      KnownOrder.@Nullable Line order) {}

  /**
   * The document's lines where they make up its net amount; else the whole amount, by its order.
   */
  private List<Part> parts(Function<String, Optional<KnownOrder>> orders) {
    var sound = invoice.soundLines();
    var byOrder = OrderCheck.parts(invoice);
    if (sound.isEmpty()) {
      var assigned =
          byOrder.keySet().stream()
              .findFirst()
              .flatMap(orders)
              .filter(order -> order.vendorId().equals(vendor.id()))
              .map(order -> OrderLines.assign(invoice, List.of(), order))
              .orElse(List.of());
      return whole(assigned);
    }
    return sound.stream()
        .map(
            line -> {
              var order =
                  byOrder.entrySet().stream()
                      .filter(entry -> entry.getValue().contains(line))
                      .findFirst()
                      .flatMap(entry -> orders.apply(entry.getKey()))
                      .filter(one -> one.vendorId().equals(vendor.id()))
                      .flatMap(one -> OrderLines.find(line, one));
              return new Part(
                  line.description(),
                  signed(line.net().orElse(BigDecimal.ZERO)),
                  rate(line),
                  order.orElse(null));
            })
        .toList();
  }

  /** One line for the whole net amount, unless the order says how it is made up. */
  private List<Part> whole(List<Assigned> assigned) {
    var net = net().map(this::signed).orElse(BigDecimal.ZERO);
    var sum = assigned.stream().map(Assigned::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean makesUp =
        assigned.size() > 1
            && assigned.stream().allMatch(one -> one.orderLine() != null)
            && sum.subtract(net).abs().compareTo(CENT) <= 0;
    if (makesUp) {
      return assigned.stream()
          .map(
              one ->
                  new Part(
                      Objects.requireNonNull(one.orderLine()).description(),
                      one.net(),
                      documentRate(),
                      one.orderLine()))
          .toList();
    }
    var only = assigned.size() == 1 ? assigned.getFirst().orderLine() : null;
    return List.of(new Part(only == null ? null : only.description(), net, documentRate(), only));
  }

  private Coding.Line line(int number, Part part) {
    var last = last(part.description());
    var order = Optional.ofNullable(part.order());
    var account =
        order
            .map(KnownOrder.Line::account)
            .or(() -> last.map(Coded::account))
            .or(() -> Optional.ofNullable(vendor.account()));
    var costCentre =
        order
            .map(KnownOrder.Line::costCentre)
            .or(() -> last.map(Coded::costCentre))
            .or(() -> Optional.ofNullable(vendor.costCentre()));
    var source =
        order.map(KnownOrder.Line::account).isPresent()
            ? "order"
            : last.isPresent() ? "last-coding" : "vendor";
    if (invoice.type() == Invoice.Type.PREPAYMENT) {
      // What was paid before the goods came is no cost yet.
      account = Optional.of(entity.bookkeeping().accounts().prepayments());
    }
    return new Coding.Line(
        number,
        part.description() == null ? null : cut(part.description()),
        part.net().toPlainString(),
        account.orElse(null),
        costCentre.orElse(null),
        vatCode(
                part.rate(),
                order.map(KnownOrder.Line::vatCode).orElse(null),
                last.map(Coded::vatCode).orElse(null),
                vendor.vatCode())
            .orElse(null),
        source);
  }

  /**
   * The first known code that fits what the document charges; else the one that follows from it.
   */
  private Optional<String> vatCode(Optional<BigDecimal> rate, @Nullable String... known) {
    for (var code : known) {
      var found = VatCodes.find(entity.bookkeeping(), code);
      if (found.filter(one -> VatCodes.fits(one, treatment, rate, isForeign())).isPresent()) {
        return found.map(one -> one.code());
      }
    }
    return reasoned
        ? VatCodes.pick(entity.bookkeeping(), treatment, rate, isForeign()).map(one -> one.code())
        : Optional.empty();
  }

  private boolean isForeign() {
    return foreign && !TaxTreatment.isUntaxed(invoice);
  }

  private Optional<Coded> last(@Nullable String description) {
    var key = key(description);
    return before.stream()
        .map(one -> new Scored(one, one.key().equals(key) ? 1 : alike(one.key(), key)))
        .filter(one -> one.score() >= ALIKE)
        .max(Comparator.comparingDouble(Scored::score))
        .map(Scored::coded);
  }

  private record Scored(Coded coded, double score) {}

  private static double alike(String left, String right) {
    return left.isBlank() || right.isBlank() ? 0 : Names.similarity(left, right);
  }

  private Optional<BigDecimal> rate(ReadInvoice.Line line) {
    return ReadInvoice.decimal(line.taxRate()).or(this::documentRate);
  }

  /** The one rate of the document; computed from its amounts when its tax table was not read. */
  private Optional<BigDecimal> documentRate() {
    var rates =
        invoice.taxes().stream()
            .flatMap(tax -> ReadInvoice.decimal(tax.rate()).stream())
            .filter(rate -> rate.signum() != 0)
            .map(BigDecimal::stripTrailingZeros)
            .distinct()
            .toList();
    if (!rates.isEmpty()) {
      return rates.size() == 1 ? Optional.of(rates.getFirst()) : Optional.empty();
    }
    var tax = tax();
    return net()
        .filter(net -> net.signum() != 0)
        .flatMap(net -> tax.flatMap(amount -> fitting(net.abs(), amount.abs())));
  }

  /** The rate of our books that makes this tax of that net amount, to the cent. */
  private Optional<BigDecimal> fitting(BigDecimal net, BigDecimal tax) {
    return entity.bookkeeping().vatCodes().stream()
        .map(code -> code.rate())
        .distinct()
        .filter(
            rate ->
                net.multiply(rate)
                        .divide(HUNDRED, 2, RoundingMode.HALF_UP)
                        .subtract(tax)
                        .abs()
                        .compareTo(CENT)
                    <= 0)
        .findFirst();
  }

  private Optional<BigDecimal> net() {
    return invoice
        .amount("net")
        .or(
            () ->
                invoice
                    .amount("total")
                    .map(total -> total.subtract(invoice.amount("tax").orElse(BigDecimal.ZERO))));
  }

  private Optional<BigDecimal> tax() {
    return invoice
        .amount("tax")
        .or(
            () ->
                invoice
                    .amount("net")
                    .flatMap(net -> invoice.amount("total").map(total -> total.subtract(net))));
  }

  private BigDecimal signed(BigDecimal amount) {
    return invoice.credited(amount);
  }

  private static String cut(String text) {
    return text.length() <= DESCRIPTION_MAX ? text : text.substring(0, DESCRIPTION_MAX);
  }
}
