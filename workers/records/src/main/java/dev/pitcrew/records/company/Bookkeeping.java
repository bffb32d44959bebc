package dev.pitcrew.records.company;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one of our companies keeps its books.
 *
 * @param currency ISO 4217 code of the books
 * @param vatCodes what a line's VAT code means; each code once
 * @param expenses what employees' claims are booked and paid by
 * @param reportRecipients who gets the company's reports: mail addresses and user names; empty for
 *     its directors
 */
public record Bookkeeping(
    String currency,
    Accounts accounts,
    List<VatCode> vatCodes,
    Tolerances tolerances,
    ExpenseRules expenses,
    List<String> reportRecipients) {

  /** Euro, the German standard chart SKR04 and its usual VAT codes. */
  public static final Bookkeeping USUAL =
      new Bookkeeping(
          "EUR",
          Accounts.USUAL,
          List.of(
              new VatCode("V19", new BigDecimal("19"), "standard", "1406", "3806"),
              new VatCode("V7", new BigDecimal("7"), "standard", "1401", "3801"),
              new VatCode("V0", BigDecimal.ZERO, "exempt", null, null),
              new VatCode("RC19", new BigDecimal("19"), "reverse-charge", "1407", "3837"),
              new VatCode("IC19", new BigDecimal("19"), "intra-community", "1404", "3804")),
          Tolerances.USUAL,
          ExpenseRules.USUAL,
          List.of());

  public Bookkeeping {
    vatCodes = List.copyOf(vatCodes);
    reportRecipients = List.copyOf(reportRecipients);
  }

  public Optional<VatCode> vatCode(String code) {
    return vatCodes.stream().filter(known -> known.code().equals(code)).findFirst();
  }

  /**
   * Ledger accounts that no line names itself.
   *
   * @param payables what is owed to suppliers
   * @param intercompanyPayables what is owed to our other companies
   * @param intercompanyReceivables what our other companies owe
   * @param intercompanyRevenue what our other companies buy
   * @param prepayments paid before the goods came
   * @param bank where payments leave from
   * @param expense where a line goes that nothing else places
   * @param employeePayables what is owed to employees for what they laid out
   * @param cardClearing what was paid with company cards, until the card's bill is posted
   */
  public record Accounts(
      String payables,
      String intercompanyPayables,
      String intercompanyReceivables,
      String intercompanyRevenue,
      String prepayments,
      String bank,
      String expense,
      String employeePayables,
      String cardClearing) {

    public static final Accounts USUAL =
        new Accounts("3300", "3400", "1260", "4400", "1186", "1800", "6300", "3720", "3610");
  }

  /**
   * What a VAT code of a line means.
   *
   * @param rate percent
   * @param treatment {@code standard}, {@code reverse-charge}, {@code intra-community}, {@code
   *     export}, {@code exempt}, {@code zero} or {@code out-of-scope}
   * @param inputAccount where the tax that is claimed back goes; absent where there is none
   * @param outputAccount where tax that we owe goes: where it shifts to us as the buyer, and where
   *     we sell to another of our companies
   * @param country whose tax it is where that is not the company's own: receipts of expense claims
   *     are told apart by it
   */
  public record VatCode(
      String code,
      BigDecimal rate,
      String treatment,
      @Nullable String inputAccount,
      @Nullable String outputAccount,
      @Nullable String country) {

    public VatCode(
        String code,
        BigDecimal rate,
        String treatment,
        @Nullable String inputAccount,
        @Nullable String outputAccount) {
      this(code, rate, treatment, inputAccount, outputAccount, null);
    }
  }

  /**
   * What may differ without a person looking.
   *
   * @param roundingPerRate for each tax rate of an invoice, in its currency
   * @param pricePercent by how much a unit price may exceed the order's
   * @param quantityPercent by how much the invoiced quantity may exceed the ordered one
   * @param goodsWaitWorkingDays how long an invoice waits for its goods
   */
  public record Tolerances(
      BigDecimal roundingPerRate,
      BigDecimal pricePercent,
      BigDecimal quantityPercent,
      int goodsWaitWorkingDays) {

    public static final Tolerances USUAL =
        new Tolerances(new BigDecimal("0.02"), new BigDecimal("2"), BigDecimal.ZERO, 10);
  }
}
