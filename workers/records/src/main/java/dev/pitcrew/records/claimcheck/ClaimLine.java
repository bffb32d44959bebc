package dev.pitcrew.records.claimcheck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an expense claim, every part of it typed.
 *
 * @param line counts from 1
 * @param amount what was paid, tax included; always positive
 * @param paidWith {@link #OWN} or {@link #COMPANY_CARD}
 * @param receipt file name or index of the receipt, as the claimant names it
 * @param days whole and half days away, for a per diem
 * @param cells where each part stands in the sheet, such as {@code Sheet!B7}
 */
public record ClaimLine(
    int line,
    LocalDate date,
    String category,
    String description,
    @Nullable String merchant,
    BigDecimal amount,
    String currency,
    @Nullable String country,
    String paidWith,
    @Nullable String receipt,
    @Nullable BigDecimal kilometres,
    @Nullable BigDecimal days,
    Map<String, String> cells) {

  public static final String OWN = "own";
  public static final String COMPANY_CARD = "company-card";

  public ClaimLine {
    cells = Map.copyOf(cells);
  }

  public boolean isPaidByCompany() {
    return paidWith.equals(COMPANY_CARD);
  }

  /** Whether it is paid at a flat rate, so that there is nothing to show. */
  public boolean isFlatRate() {
    return category.equals("per-diem") || category.equals("mileage");
  }

  /** As it stands in a variable. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("line", line);
    map.put("date", date.toString());
    map.put("category", category);
    map.put("description", description);
    put(map, "merchant", merchant);
    map.put("amount", amount.toPlainString());
    map.put("currency", currency);
    put(map, "country", country);
    map.put("paidWith", paidWith);
    put(map, "receipt", receipt);
    put(map, "kilometres", kilometres == null ? null : kilometres.toPlainString());
    put(map, "days", days == null ? null : days.toPlainString());
    if (!cells.isEmpty()) {
      map.put("cells", cells);
    }
    return map;
  }

  private static void put(Map<String, Object> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
