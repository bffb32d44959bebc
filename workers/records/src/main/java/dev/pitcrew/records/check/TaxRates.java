package dev.pitcrew.records.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the tax can be what a country charges. Mixed and reduced rates pull the share of tax
 * down, never above the standard rate: more than that is an error of the document, or a tax that
 * was misread so that the sums fit.
 */
final class TaxRates {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal ROUNDING = new BigDecimal("0.05");

  /** Standard rates in percent as of 2026. */
  private static final Map<String, BigDecimal> STANDARD =
      Map.ofEntries(
          rate("AT", "20"),
          rate("BE", "21"),
          rate("BG", "20"),
          rate("CH", "8.1"),
          rate("CY", "19"),
          rate("CZ", "21"),
          rate("DE", "19"),
          rate("DK", "25"),
          rate("EE", "24"),
          rate("ES", "21"),
          rate("FI", "25.5"),
          rate("FR", "20"),
          rate("GB", "20"),
          rate("GR", "24"),
          rate("HR", "25"),
          rate("HU", "27"),
          rate("IE", "23"),
          rate("IS", "24"),
          rate("IT", "22"),
          rate("LI", "8.1"),
          rate("LT", "21"),
          rate("LU", "17"),
          rate("LV", "21"),
          rate("MT", "18"),
          rate("NL", "21"),
          rate("NO", "25"),
          rate("PL", "23"),
          rate("PT", "23"),
          rate("RO", "21"),
          rate("SE", "25"),
          rate("SI", "22"),
          rate("SK", "23"));

  private TaxRates() {}

  /**
   * @param country where the vendor is; nothing is said of countries whose rate is not known
   */
  static List<Finding> check(ReadInvoice invoice, Optional<String> country) {
    var standard = country.map(STANDARD::get);
    var net = invoice.amount("net").map(BigDecimal::abs).filter(amount -> amount.signum() > 0);
    var tax = invoice.amount("tax").map(BigDecimal::abs);
    if (standard.isEmpty() || net.isEmpty() || tax.isEmpty()) {
      return List.of();
    }
    var most = net.get().multiply(standard.get()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    if (tax.get().compareTo(most.add(ROUNDING)) <= 0) {
      return List.of();
    }
    return List.of(
        Finding.warning(
                "tax-above-standard-rate",
                "tax",
                "Tax %s is more than the %s %% that %s charges on %s, which is %s."
                    .formatted(
                        Amounts.show(tax.get()),
                        standard.get().toPlainString(),
                        country.get(),
                        Amounts.show(net.get()),
                        Amounts.show(most)))
            .comparing(most.toPlainString(), tax.get().toPlainString())
            .at(invoice.field("tax")));
  }

  private static Map.Entry<String, BigDecimal> rate(String country, String percent) {
    return Map.entry(country, new BigDecimal(percent));
  }
}
