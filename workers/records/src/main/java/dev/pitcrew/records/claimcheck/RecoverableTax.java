package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.company.Bookkeeping.VatCode;
import dev.pitcrew.records.company.Entity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a receipt's tax the company gets back: what its VAT codes say of the rate in the country
 * where it was charged. What does not add up on the receipt is cost.
 */
final class RecoverableTax {

  private static final BigDecimal ROUNDING = new BigDecimal("0.05");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private RecoverableTax() {}

  /**
   * Tax of one rate, in the currency of the books.
   *
   * @param code the VAT code it is claimed back under; absent when it is not
   */
  record Part(BigDecimal rate, BigDecimal net, BigDecimal tax, @Nullable String code) {

    Map<String, Object> toMap() {
      var map = new LinkedHashMap<String, Object>();
      map.put("rate", rate.toPlainString());
      map.put("net", net.toPlainString());
      map.put("tax", tax.toPlainString());
      if (code != null) {
        map.put("code", code);
      }
      return map;
    }
  }

  /**
   * @param amount what the line is in the books
   * @param share of the receipt's total that the line is
   * @param used what the receipt's currency was converted at; absent when it is that of the books
   */
  static List<Part> of(
      ClaimLine line,
      ReadReceipt receipt,
      BigDecimal amount,
      BigDecimal share,
      Exchange.@Nullable Used used,
      Entity entity) {
    if (receipt.doubtful() || !addsUp(receipt)) {
      return List.of();
    }
    var parts = new ArrayList<Part>();
    var rest = amount;
    for (var one : receipt.taxes()) {
      var net = inBooks(one.net().multiply(share), used);
      var tax = inBooks(one.tax().multiply(share), used);
      if (net.signum() < 0 || tax.signum() < 0 || net.add(tax).compareTo(rest.add(ROUNDING)) > 0) {
        return List.of();
      }
      rest = rest.subtract(net).subtract(tax);
      parts.add(
          new Part(
              one.rate(),
              net,
              tax,
              tax.signum() == 0
                  ? null
                  : code(line, receipt, one.rate(), entity).map(VatCode::code).orElse(null)));
    }
    return parts;
  }

  static BigDecimal sum(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.code() != null)
        .map(Part::tax)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A rate that we know by the tax it makes, and no more than the receipt's total. */
  private static boolean addsUp(ReadReceipt receipt) {
    var sum = BigDecimal.ZERO;
    for (var one : receipt.taxes()) {
      var computed = one.net().multiply(one.rate()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
      if (computed.subtract(one.tax()).abs().compareTo(ROUNDING) > 0) {
        return false;
      }
      sum = sum.add(one.net()).add(one.tax());
    }
    return receipt.total() != null && sum.compareTo(receipt.total().add(ROUNDING)) <= 0;
  }

  private static Optional<VatCode> code(
      ClaimLine line, ReadReceipt receipt, BigDecimal rate, Entity entity) {
    var home = entity.address().country();
    var country =
        line.country() != null
            ? line.country()
            : receipt.country() != null ? receipt.country() : home;
    boolean isElsewhere =
        line.country() == null
            && receipt.country() == null
            && receipt.currency() != null
            && !receipt.currency().equals(entity.bookkeeping().currency());
    return isElsewhere
        ? Optional.empty()
        : entity.bookkeeping().vatCodes().stream()
            .filter(code -> code.treatment().equals("standard") && code.inputAccount() != null)
            .filter(code -> code.rate().compareTo(rate) == 0)
            .filter(code -> country.equals(code.country() == null ? home : code.country()))
            .findFirst();
  }

  private static BigDecimal inBooks(BigDecimal amount, Exchange.@Nullable Used used) {
    return used == null ? amount.setScale(2, RoundingMode.HALF_UP) : used.convert(amount);
  }
}
