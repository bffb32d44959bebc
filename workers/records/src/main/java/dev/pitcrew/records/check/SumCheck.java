package dev.pitcrew.records.check;

import dev.pitcrew.records.company.Bookkeeping.Tolerances;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the amounts of a document agree with each other. Each tax rate may round by a cent, and
 * each line.
 */
final class SumCheck {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal LINE_TOLERANCE = new BigDecimal("0.005");

  /** A document may round what is to be paid. */
  private static final BigDecimal PAYABLE_TOLERANCE = new BigDecimal("0.05");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private SumCheck() {}

  static List<Finding> check(ReadInvoice invoice, Tolerances tolerances) {
    var findings = new ArrayList<Finding>();
    total(invoice, findings);
    rates(invoice, tolerances.roundingPerRate(), findings);
    lines(invoice, findings);
    payable(invoice, findings);
    return findings;
  }

  private static void total(ReadInvoice invoice, List<Finding> findings) {
    var net = invoice.amount("net");
    var tax = invoice.amount("tax");
    var total = invoice.amount("total");
    if (net.isEmpty() || tax.isEmpty() || total.isEmpty()) {
      return;
    }
    var sum = net.get().add(tax.get());
    if (!Amounts.near(sum, total.get(), tolerance(Math.max(1, invoice.taxes().size())))) {
      findings.add(
          Finding.error(
                  "sum-mismatch",
                  "total",
                  "Net %s plus tax %s is %s, but the total says %s."
                      .formatted(
                          Amounts.show(net.get()),
                          Amounts.show(tax.get()),
                          Amounts.show(sum),
                          Amounts.show(total.get())))
              .comparing(sum.toPlainString(), total.get().toPlainString())
              .at(invoice.field("total")));
    }
  }

  private static void rates(ReadInvoice invoice, BigDecimal rounding, List<Finding> findings) {
    var netSum = BigDecimal.ZERO;
    var taxSum = BigDecimal.ZERO;
    for (var line : invoice.taxes()) {
      var net = ReadInvoice.decimal(line.net());
      var tax = ReadInvoice.decimal(line.tax());
      // What is not subject to tax has no rate.
      var rate =
          ReadInvoice.decimal(line.rate()).or(() -> tax.filter(amount -> amount.signum() == 0));
      if (rate.isEmpty() || net.isEmpty() || tax.isEmpty()) {
        return;
      }
      netSum = netSum.add(net.get());
      taxSum = taxSum.add(tax.get());
      var due = net.get().multiply(rate.get()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
      if (!Amounts.near(due, tax.get(), rateTolerance(invoice, rate.get(), rounding))) {
        findings.add(
            Finding.error(
                    "tax-mismatch",
                    "tax",
                    "%s %% of %s is %s, but the document charges %s."
                        .formatted(
                            rate.get().stripTrailingZeros().toPlainString(),
                            Amounts.show(net.get()),
                            Amounts.show(due),
                            Amounts.show(tax.get())))
                .comparing(due.toPlainString(), tax.get().toPlainString())
                .at(invoice.field("tax")));
      }
      linesOfRate(invoice, rate.get(), net.get(), findings);
    }
    agree(invoice, findings, "net", netSum, "net amounts");
    agree(invoice, findings, "tax", taxSum, "tax amounts");
  }

  /** A program that rounds the tax of each line is off by up to half a cent for each. */
  private static BigDecimal rateTolerance(
      ReadInvoice invoice, BigDecimal rate, BigDecimal rounding) {
    var lines = invoice.lineItems().stream().filter(line -> hasRate(line, rate)).count();
    return rounding.max(LINE_TOLERANCE.multiply(BigDecimal.valueOf(lines)));
  }

  private static boolean hasRate(ReadInvoice.Line line, BigDecimal rate) {
    return ReadInvoice.decimal(line.taxRate()).filter(one -> one.compareTo(rate) == 0).isPresent();
  }

  /** What the table taxes at a rate is what the lines with that rate come to. */
  private static void linesOfRate(
      ReadInvoice invoice, BigDecimal rate, BigDecimal net, List<Finding> findings) {
    var lines = invoice.soundLines();
    if (lines.isEmpty()
        || lines.stream().anyMatch(line -> ReadInvoice.decimal(line.taxRate()).isEmpty())
        || invoice.taxes().stream()
                .filter(
                    tax ->
                        ReadInvoice.decimal(tax.rate())
                            .filter(one -> one.compareTo(rate) == 0)
                            .isPresent())
                .count()
            != 1) {
      return;
    }
    var sum =
        lines.stream()
            .filter(line -> hasRate(line, rate))
            .map(line -> line.net().orElse(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!Amounts.near(sum.abs(), net.abs(), tolerance(lines.size()))) {
      findings.add(
          Finding.warning(
                  "rate-net-mismatch",
                  "net",
                  "The lines at %s %% come to %s, but the tax table taxes %s at that rate."
                      .formatted(
                          rate.stripTrailingZeros().toPlainString(),
                          Amounts.show(sum),
                          Amounts.show(net)))
              .comparing(sum.toPlainString(), net.toPlainString())
              .at(invoice.field("net")));
    }
  }

  private static void agree(
      ReadInvoice invoice, List<Finding> findings, String field, BigDecimal sum, String words) {
    var stated = invoice.amount(field);
    int rates = invoice.taxes().size();
    if (rates > 0 && stated.isPresent() && !Amounts.near(sum, stated.get(), tolerance(rates))) {
      findings.add(
          Finding.error(
                  field + "-table-mismatch",
                  field,
                  "The %s of the tax table add up to %s, but the document says %s."
                      .formatted(words, Amounts.show(sum), Amounts.show(stated.get())))
              .comparing(sum.toPlainString(), stated.get().toPlainString())
              .at(invoice.field(field)));
    }
  }

  /**
   * Lines read from a picture are often incomplete, so only an e-invoice's lines can raise doubt.
   */
  private static void lines(ReadInvoice invoice, List<Finding> findings) {
    var net = invoice.amount("net");
    var amounts = invoice.lineItems().stream().map(ReadInvoice.Line::net).toList();
    if (net.isEmpty()
        || amounts.isEmpty()
        || amounts.stream().anyMatch(java.util.Optional::isEmpty)) {
      return;
    }
    var sum =
        amounts.stream().map(java.util.Optional::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!Amounts.near(sum, net.get(), tolerance(amounts.size()))) {
      findings.add(
          Finding.info(
                  "lines-mismatch",
                  "net",
                  "The lines add up to %s, the net amount is %s; allowances or charges may explain it."
                      .formatted(Amounts.show(sum), Amounts.show(net.get())))
              .comparing(sum.toPlainString(), net.get().toPlainString()));
    }
  }

  private static void payable(ReadInvoice invoice, List<Finding> findings) {
    var total = invoice.amount("total");
    var payable = invoice.amount("payable");
    if (total.isEmpty() || payable.isEmpty()) {
      return;
    }
    var prepaid = invoice.amount("prepaid").map(BigDecimal::abs);
    var expected = total.get().subtract(prepaid.orElse(BigDecimal.ZERO));
    if (prepaid.isPresent() && !Amounts.near(expected, payable.get(), PAYABLE_TOLERANCE)) {
      findings.add(
          Finding.error(
                  "payable-mismatch",
                  "payable",
                  "Total %s less %s paid before is %s, but %s is to be paid."
                      .formatted(
                          Amounts.show(total.get()),
                          Amounts.show(prepaid.get()),
                          Amounts.show(expected),
                          Amounts.show(payable.get())))
              .comparing(expected.toPlainString(), payable.get().toPlainString())
              .at(invoice.field("payable")));
      return;
    }
    if (Amounts.near(total.get(), payable.get(), CENT)) {
      return;
    }
    boolean more = payable.get().abs().compareTo(total.get().abs()) > 0;
    var sentence =
        "The total is %s, but %s is to be paid%s"
            .formatted(
                Amounts.show(total.get()),
                Amounts.show(payable.get()),
                more ? ": more than the document charges." : "; the rest was paid before.");
    findings.add(
        (more
                ? Finding.warning("payable-over-total", "payable", sentence)
                : Finding.info("paid-in-part", "payable", sentence))
            .comparing(total.get().toPlainString(), payable.get().toPlainString())
            .at(invoice.field("payable")));
  }

  private static BigDecimal tolerance(int roundings) {
    return CENT.multiply(BigDecimal.valueOf(roundings));
  }
}
