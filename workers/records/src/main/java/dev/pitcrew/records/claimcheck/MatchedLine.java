package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.check.Finding;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line with its receipt and what the policy asks about it.
 *
 * @param receipt its place in the claim, from 0; absent when it has none
 * @param rate at which the line's currency was converted; absent when it is that of the books
 * @param taxes of the receipt, as far as they are the line's
 * @param days late between the expense and its being handed in
 * @param flatRate what the company pays for so many days or kilometres
 */
public record MatchedLine(
    ClaimLine line,
    @Nullable Integer receipt,
    double agreement,
    List<Finding> differences,
    Exchange.@Nullable Used rate,
    BigDecimal amountInBooks,
    List<RecoverableTax.Part> taxes,
    @Nullable Duplicate duplicate,
    boolean weekend,
    long daysLate,
    @Nullable BigDecimal flatRate,
    boolean receiptDoubtful) {

  /**
   * That it was claimed before.
   *
   * @param line of that claim, absent when only its receipt is the same
   */
  public record Duplicate(String claimId, @Nullable Integer line, String why) {

    Map<String, Object> toMap() {
      var map = new LinkedHashMap<String, Object>();
      map.put("claimId", claimId);
      if (line != null) {
        map.put("line", line);
      }
      map.put("why", why);
      return map;
    }
  }

  public MatchedLine {
    differences = List.copyOf(differences);
    taxes = List.copyOf(taxes);
  }

  public BigDecimal taxRecoverable() {
    return RecoverableTax.sum(taxes);
  }

  /** JSON-ready rows of the receipt's tax. */
  public List<Map<String, Object>> taxRows() {
    return taxes.stream().map(RecoverableTax.Part::toMap).toList();
  }

  /** As it stands in variable {@code matching}. */
  Map<String, Object> toMap(String currency) {
    var map = new LinkedHashMap<String, Object>();
    map.put("line", line.line());
    if (receipt != null) {
      map.put("receipt", receipt);
    }
    map.put("agreement", Math.round(agreement * 100) / 100.0);
    map.put("differences", differences);
    if (rate != null) {
      map.put("rate", rate.toMap());
    }
    map.put("amountInBooks", amountInBooks.toPlainString());
    map.put("currency", currency);
    if (!taxes.isEmpty()) {
      map.put("tax", taxRows());
    }
    map.put("taxRecoverable", taxRecoverable().setScale(2).toPlainString());
    if (duplicate != null) {
      map.put("duplicateOf", duplicate.toMap());
    }
    map.put("weekend", weekend);
    map.put("daysLate", daysLate);
    if (flatRate != null) {
      map.put(line.category().equals("mileage") ? "mileage" : "perDiem", flatRate.toPlainString());
    }
    map.put("hasReceipt", receipt != null);
    map.put("receiptDoubtful", receiptDoubtful);
    return map;
  }
}
