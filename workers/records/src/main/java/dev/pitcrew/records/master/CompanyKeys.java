package dev.pitcrew.records.master;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.spreadsheets.Nearest;
import dev.pitcrew.spreadsheets.TableProblem;
import java.util.List;

/**
 * The names a company file may use; a name that is written wrong would be ignored without a word.
 */
final class CompanyKeys {

  static final List<String> ROOT = List.of("entities");
  static final List<String> ENTITY =
      List.of(
          "id",
          "name",
          "aliases",
          "vatId",
          "vatIds",
          "iban",
          "bic",
          "street",
          "postCode",
          "city",
          "country",
          "timeZone",
          "currency",
          "workingHours",
          "holidays",
          "accounts",
          "vatCodes",
          "tolerances",
          "retention",
          "expenseFallback",
          "expenseAccounts",
          "allowances",
          "reportRecipients");
  static final List<String> HOLIDAYS = List.of("dates", "yearly", "easter");
  static final List<String> ACCOUNTS =
      List.of(
          "payables",
          "intercompanyPayables",
          "intercompanyReceivables",
          "intercompanyRevenue",
          "prepayments",
          "bank",
          "expense",
          "employeePayables",
          "cardClearing");
  static final List<String> ALLOWANCE = List.of("kind", "country", "from", "amount");
  static final List<String> ALLOWANCE_KINDS = List.of("mileage", "per-diem");
  static final List<String> VAT_CODE =
      List.of("code", "rate", "treatment", "inputAccount", "outputAccount", "country");
  static final List<String> TOLERANCES =
      List.of("roundingPerRate", "pricePercent", "quantityPercent", "goodsWaitWorkingDays");
  static final List<String> TREATMENTS =
      List.of(
          "standard",
          "reverse-charge",
          "intra-community",
          "export",
          "exempt",
          "zero",
          "out-of-scope");

  private CompanyKeys() {}

  static void check(
      String file, String place, JsonNode node, List<String> known, List<TableProblem> problems) {
    for (var entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        var where = place.isEmpty() ? entry.getKey() : place + "." + entry.getKey();
        problems.add(
            CompanyFile.problem(
                file,
                where,
                entry.getKey(),
                "Expected one of %s, but found '%s'.%s"
                    .formatted(
                        String.join(", ", known),
                        entry.getKey(),
                        Nearest.hint(entry.getKey(), known))));
      }
    }
  }
}
