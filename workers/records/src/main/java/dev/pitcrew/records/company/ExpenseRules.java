package dev.pitcrew.records.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one of our companies books and pays employees' expenses by.
 *
 * @param fallback user name of who decides on a claim when the claimant has no manager who may;
 *     absent when nobody was named
 * @param accounts the ledger account of each category; a category that is not named goes where a
 *     line goes that nothing else places
 * @param allowances what is paid for a kilometre or a day, each from a day on
 */
public record ExpenseRules(
    @Nullable String fallback, Map<String, String> accounts, List<Allowance> allowances) {

  /** What is paid for one kilometre driven in a private car. */
  public static final String MILEAGE = "mileage";

  /** What is paid for one whole day away. */
  public static final String PER_DIEM = "per-diem";

  /** SKR04, and the flat rates of German tax law within the country. */
  public static final ExpenseRules USUAL =
      new ExpenseRules(
          null,
          Map.ofEntries(
              Map.entry("travel", "6663"),
              Map.entry("lodging", "6660"),
              Map.entry("meals", "6664"),
              Map.entry("per-diem", "6664"),
              Map.entry("mileage", "6668"),
              Map.entry("taxi", "6663"),
              Map.entry("fuel", "6530"),
              Map.entry("office", "6815"),
              Map.entry("communication", "6805"),
              Map.entry("entertainment", "6640"),
              Map.entry("training", "6821")),
          List.of(
              new Allowance(MILEAGE, null, LocalDate.of(2014, 1, 1), new BigDecimal("0.30")),
              new Allowance(PER_DIEM, "DE", LocalDate.of(2020, 1, 1), new BigDecimal("28.00"))));

  public ExpenseRules {
    accounts = Map.copyOf(accounts);
    allowances = List.copyOf(allowances);
  }

  /**
   * A flat rate in the currency of the books.
   *
   * @param kind {@link #MILEAGE} or {@link #PER_DIEM}
   * @param country where it holds, as ISO 3166; absent: everywhere that no other row names
   * @param from the first day on which it holds; it does until the next one of its kind begins
   */
  public record Allowance(
      String kind, @Nullable String country, LocalDate from, BigDecimal amount) {}

  /** What is paid for one unit on that day in that country; empty when nobody has said. */
  public Optional<BigDecimal> allowance(String kind, @Nullable String country, LocalDate on) {
    return newest(kind, country, on).or(() -> newest(kind, null, on)).map(Allowance::amount);
  }

  private Optional<Allowance> newest(String kind, @Nullable String country, LocalDate on) {
    return allowances.stream()
        .filter(one -> one.kind().equals(kind))
        .filter(one -> country == null ? one.country() == null : country.equals(one.country()))
        .filter(one -> !one.from().isAfter(on))
        .max(Comparator.comparing(Allowance::from));
  }
}
