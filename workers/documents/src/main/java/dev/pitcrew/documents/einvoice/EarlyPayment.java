package dev.pitcrew.documents.einvoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is taken off when an invoice is paid early, as XRechnung writes it into the payment terms:
 * {@code #SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=1000.00#}.
 *
 * @param until the last day on which the discount holds
 * @param amount what may be taken off, in the invoice's currency
 */
record EarlyPayment(LocalDate until, BigDecimal amount) {

  private static final Pattern SKONTO =
      Pattern.compile(
          "#SKONTO#TAGE=(\\d{1,3})#PROZENT=(\\d{1,2}\\.\\d{1,2})#(?:BASISBETRAG=(\\d{1,12}\\.\\d{2})#)?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * The highest discount that the terms offer; empty where they offer none in this form.
   *
   * @param issued the day the days are counted from
   * @param payable what the percentage is taken of, unless the terms name another amount
   */
  static Optional<EarlyPayment> of(List<String> terms, LocalDate issued, BigDecimal payable) {
    return terms.stream()
        .flatMap(text -> SKONTO.matcher(text).results())
        .map(
            found -> {
              BigDecimal base = found.group(3) == null ? payable : new BigDecimal(found.group(3));
              return new EarlyPayment(
                  issued.plusDays(Integer.parseInt(found.group(1))),
                  base.multiply(new BigDecimal(found.group(2)))
                      .divide(HUNDRED, 2, RoundingMode.HALF_UP));
            })
        .filter(one -> one.amount.signum() > 0 && one.amount.compareTo(payable) < 0)
        .max((a, b) -> a.amount.compareTo(b.amount));
  }
}
