package dev.pitcrew.records.coding;

import dev.pitcrew.records.company.Bookkeeping.VatCode;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.expenses.ClaimRow;
import dev.pitcrew.records.journal.JournalEntry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was approved of a claim as one balanced entry: expense and recoverable tax against what is
 * owed to the employee and what the company's card paid. Texts name no person and no purpose: the
 * journal is kept longest.
 *
 * @param entry absent when nothing was approved
 * @param lines what each line of the claim became, without its tax
 */
public record ClaimPosting(
    Optional<JournalEntry> entry,
    List<Booked> lines,
    BigDecimal reimbursable,
    BigDecimal companyCard,
    BigDecimal refused) {

  public static final String KIND = "expense-claim";

  /** The expense of one line of the claim. */
  public record Booked(
      int line,
      BigDecimal amount,
      String account,
      @Nullable String costCentre,
      @Nullable String vatCode) {

    /** As it stands in variable {@code posting}. */
    public Map<String, Object> toMap() {
      var map = new LinkedHashMap<String, Object>();
      map.put("line", line);
      map.put("amount", amount.toPlainString());
      map.put("account", account);
      if (costCentre != null) {
        map.put("costCentre", costCentre);
      }
      if (vatCode != null) {
        map.put("vatCode", vatCode);
      }
      return map;
    }
  }

  public ClaimPosting {
    lines = List.copyOf(lines);
  }

  /**
   * @param approved what is approved of each line, in the currency of the books
   * @param costCentre of the claimant
   */
  public static ClaimPosting of(
      Claim claim,
      List<ClaimRow> rows,
      Map<Integer, BigDecimal> approved,
      Entity entity,
      @Nullable String costCentre,
      LocalDate postedOn,
      LocalDate documentOn) {
    var booked = new ArrayList<Booked>();
    var lines = new ArrayList<JournalEntry.Line>();
    var taxes = new LinkedHashMap<VatCode, BigDecimal>();
    var own = BigDecimal.ZERO.setScale(2);
    var card = BigDecimal.ZERO.setScale(2);
    var asked = BigDecimal.ZERO.setScale(2);
    for (var row : rows) {
      asked = asked.add(row.amountInBooks());
      var amount = approved.get(row.line().line()).setScale(2, RoundingMode.HALF_UP);
      if (amount.signum() == 0) {
        continue;
      }
      if (row.line().isPaidByCompany()) {
        card = card.add(amount);
      } else {
        own = own.add(amount);
      }
      var codes = recoverable(row, amount, entity);
      codes.forEach((code, tax) -> taxes.merge(code, tax, BigDecimal::add));
      var expense =
          amount.subtract(codes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      var one =
          new Booked(
              row.line().line(),
              expense,
              account(row, entity),
              costCentre,
              codes.size() == 1 ? codes.keySet().iterator().next().code() : null);
      booked.add(one);
      lines.add(
          new JournalEntry.Line(
              one.account(),
              costCentre,
              one.vatCode(),
              expense,
              "%s line %d, %s".formatted(claim.id(), one.line(), row.line().category())));
    }
    taxes.forEach(
        (code, tax) ->
            lines.add(
                new JournalEntry.Line(
                    String.valueOf(code.inputAccount()),
                    null,
                    code.code(),
                    tax,
                    claim.id() + ", tax claimed back")));
    var accounts = entity.bookkeeping().accounts();
    credit(lines, accounts.employeePayables(), own, claim.id() + ", owed to the employee");
    credit(lines, accounts.cardClearing(), card, claim.id() + ", paid with the company’s card");
    return new ClaimPosting(
        lines.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new JournalEntry(
                    "%s:%s:%s".formatted(claim.id(), entity.id(), KIND),
                    entity.id(),
                    claim.id(),
                    KIND,
                    postedOn,
                    documentOn,
                    claim.currency(),
                    "Expense claim " + claim.id(),
                    lines)),
        booked,
        own,
        card,
        asked.subtract(own).subtract(card));
  }

  private static void credit(
      List<JournalEntry.Line> lines, String account, BigDecimal amount, String text) {
    if (amount.signum() != 0) {
      lines.add(new JournalEntry.Line(account, null, null, amount.negate(), text));
    }
  }

  private static String account(ClaimRow row, Entity entity) {
    var books = entity.bookkeeping();
    return books
        .expenses()
        .accounts()
        .getOrDefault(row.line().category(), books.accounts().expense());
  }

  /** Of a line that was cut, the tax is cut by the same share. */
  private static Map<VatCode, BigDecimal> recoverable(
      ClaimRow row, BigDecimal amount, Entity entity) {
    var share = amount.divide(row.amountInBooks(), MathContext.DECIMAL64);
    var taxes = new LinkedHashMap<VatCode, BigDecimal>();
    for (var tax : row.taxes()) {
      if (tax.code() == null) {
        continue;
      }
      entity
          .bookkeeping()
          .vatCode(tax.code())
          .filter(code -> code.inputAccount() != null)
          .ifPresent(
              code ->
                  taxes.merge(
                      code,
                      tax.tax().multiply(share).setScale(2, RoundingMode.HALF_UP),
                      BigDecimal::add));
    }
    taxes.values().removeIf(tax -> tax.signum() <= 0);
    return taxes;
  }
}
