package dev.pitcrew.records.coding;

import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.company.Bookkeeping.VatCode;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The coded lines with the tax of each VAT code, together exactly what the document charges.
 *
 * @param taxes what is claimed back, and for a tax that we owe ourselves also the other side
 * @param charged the part of the taxes that the document charges
 */
record TaxedLines(List<Booked> lines, List<Tax> taxes, List<Tax> charged) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal TAX_ROUNDING_MAX = new BigDecimal("0.05");

  /** A line of the coding, with tax that is part of its cost. */
  record Booked(
      String account,
      @Nullable String costCentre,
      VatCode code,
      BigDecimal amount,
      String description) {

    Booked plus(BigDecimal more) {
      return new Booked(account, costCentre, code, amount.add(more), description);
    }
  }

  /** Tax of one code on one account. */
  record Tax(VatCode code, String account, BigDecimal amount, String text) {}

  static TaxedLines of(Invoice item, ReadInvoice document, Coding coding, Entity entity) {
    var coded = new ArrayList<Booked>();
    coding.lines().forEach(line -> coded.add(booked(line, entity)));
    if (coded.isEmpty()) {
      throw new NotBookable("No line of the invoice is coded.");
    }
    var net =
        Optional.ofNullable(item.net())
            .or(() -> Optional.ofNullable(item.tax()).map(item.total()::subtract))
            .orElseGet(() -> withoutTax(coded));
    fill(coded, net);
    var charged = charged(coded, document, item.total().subtract(net));
    var taxes = new ArrayList<>(charged);
    bases(coded)
        .forEach(
            (code, base) -> {
              if (code.treatment().equals("reverse-charge")
                  || code.treatment().equals("intra-community")) {
                taxes.addAll(ownTax(code, base));
              }
            });
    return new TaxedLines(coded, taxes, charged);
  }

  private static Booked booked(Coding.Line line, Entity entity) {
    var code =
        VatCodes.find(entity.bookkeeping(), line.vatCode())
            .orElseThrow(
                () ->
                    new NotBookable(
                        "Line %d has the VAT code %s, which the books of %s do not know."
                            .formatted(line.line(), line.vatCode(), entity.name())));
    if (!Coding.isThere(line.account())) {
      throw new NotBookable("Line %d has no account.".formatted(line.line()));
    }
    return new Booked(
        line.account().strip(),
        Coding.isThere(line.costCentre()) ? line.costCentre().strip() : null,
        code,
        ReadInvoice.decimal(line.net())
            .orElseThrow(
                () -> new NotBookable("Line %d has no net amount.".formatted(line.line()))),
        line.description() == null ? "" : line.description());
  }

  /** The document names neither net nor tax: the lines are what it charges, tax included. */
  private static BigDecimal withoutTax(List<Booked> coded) {
    coded.replaceAll(
        line -> {
          if (!line.code().treatment().equals("standard")) {
            return line;
          }
          var net =
              line.amount()
                  .multiply(HUNDRED)
                  .divide(HUNDRED.add(line.code().rate()), 2, RoundingMode.HALF_UP);
          return line.plus(net.subtract(line.amount()));
        });
    return sum(coded);
  }

  /** Lines may be off by the cents they round; those go to the largest line. */
  private static void fill(List<Booked> coded, BigDecimal net) {
    var rest = net.subtract(sum(coded));
    if (rest.abs().compareTo(CENT.multiply(BigDecimal.valueOf(coded.size()))) > 0) {
      throw new NotBookable(
          "The coded lines come to %s, but the net amount is %s."
              .formatted(sum(coded).toPlainString(), net.toPlainString()));
    }
    addToLargest(coded, rest);
  }

  /** Tax by code: what the document's table says of its rate, else what the rate comes to. */
  private static List<Tax> charged(List<Booked> coded, ReadInvoice document, BigDecimal tax) {
    var taxes = new ArrayList<Tax>();
    var rest = tax;
    for (var entry : bases(coded).entrySet()) {
      var code = entry.getKey();
      if (code.rate().signum() == 0 || isOwn(code) || code.inputAccount() == null) {
        continue;
      }
      var amount = stated(document, code, entry.getValue(), tax);
      taxes.add(new Tax(code, code.inputAccount(), amount, "Tax claimed back"));
      rest = rest.subtract(amount);
    }
    var cost = coded.stream().filter(line -> isCost(line.code())).toList();
    if (!cost.isEmpty()) {
      spread(coded, cost, rest);
      return taxes;
    }
    if (rest.abs().compareTo(TAX_ROUNDING_MAX) > 0) {
      throw new NotBookable(
          "By the VAT codes of the lines the tax is %s, but the document charges %s."
              .formatted(tax.subtract(rest).toPlainString(), tax.toPlainString()));
    }
    if (taxes.isEmpty()) {
      addToLargest(coded, rest);
    } else {
      taxes.set(
          0,
          new Tax(
              taxes.getFirst().code(),
              taxes.getFirst().account(),
              taxes.getFirst().amount().add(rest),
              taxes.getFirst().text()));
    }
    return taxes;
  }

  private static BigDecimal stated(
      ReadInvoice document, VatCode code, BigDecimal base, BigDecimal tax) {
    var computed = base.multiply(code.rate()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    return document.taxes().stream()
        .filter(
            row ->
                ReadInvoice.decimal(row.rate())
                    .filter(rate -> rate.compareTo(code.rate()) == 0)
                    .isPresent())
        .flatMap(row -> ReadInvoice.decimal(row.tax()).stream())
        .map(amount -> tax.signum() < 0 ? amount.abs().negate() : amount)
        .filter(amount -> amount.subtract(computed).abs().compareTo(TAX_ROUNDING_MAX) <= 0)
        .findFirst()
        .orElse(computed);
  }

  /** What cannot be claimed back is cost, in proportion to the lines. */
  private static void spread(List<Booked> coded, List<Booked> cost, BigDecimal tax) {
    var base = sum(cost);
    var rest = tax;
    for (int i = 0; i < cost.size(); i++) {
      var line = cost.get(i);
      boolean last = i == cost.size() - 1;
      var share =
          last || base.signum() == 0
              ? rest
              : tax.multiply(line.amount()).divide(base, 2, RoundingMode.HALF_UP);
      coded.set(indexOf(coded, line), line.plus(share));
      rest = rest.subtract(share);
    }
  }

  /** The very line, not one that says the same. */
  private static int indexOf(List<Booked> coded, Booked line) {
    for (int i = 0; i < coded.size(); i++) {
      if (coded.get(i) == line) {
        return i;
      }
    }
    throw new IllegalStateException("Expected to find a line among those it came from.");
  }

  private static List<Tax> ownTax(VatCode code, BigDecimal base) {
    if (code.inputAccount() == null || code.outputAccount() == null) {
      throw new NotBookable(
          "VAT code %s is for tax that we owe ourselves, but does not name both its accounts."
              .formatted(code.code()));
    }
    var tax = base.multiply(code.rate()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    return List.of(
        new Tax(code, code.inputAccount(), tax, "Tax claimed back"),
        new Tax(code, code.outputAccount(), tax.negate(), "Tax that we owe ourselves"));
  }

  private static Map<VatCode, BigDecimal> bases(List<Booked> coded) {
    var bases = new LinkedHashMap<VatCode, BigDecimal>();
    coded.forEach(line -> bases.merge(line.code(), line.amount(), BigDecimal::add));
    return bases;
  }

  private static boolean isOwn(VatCode code) {
    return code.treatment().equals("reverse-charge") || code.treatment().equals("intra-community");
  }

  private static boolean isCost(VatCode code) {
    return code.treatment().equals(VatCodes.FOREIGN.treatment()) && code.inputAccount() == null;
  }

  private static void addToLargest(List<Booked> coded, BigDecimal rest) {
    if (rest.signum() != 0) {
      var largest =
          coded.stream().max(Comparator.comparing(line -> line.amount().abs())).orElseThrow();
      coded.set(indexOf(coded, largest), largest.plus(rest));
    }
  }

  private static BigDecimal sum(List<Booked> coded) {
    return coded.stream().map(Booked::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
