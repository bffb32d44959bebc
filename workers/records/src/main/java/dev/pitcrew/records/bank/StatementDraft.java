package dev.pitcrew.records.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bank statement as it was read from a file, before it is in the books. Amounts are in the
 * account's currency; what leaves the account is negative.
 *
 * @param iban of the account, compact
 * @param id the bank's name of the statement, unique for the account
 * @param sequence the statement's number within its year, where the bank counts
 * @param fromDay the first day it covers, where the bank says so
 */
public record StatementDraft(
    String iban,
    String id,
    @Nullable Long sequence,
    @Nullable LocalDate fromDay,
    LocalDate toDay,
    String currency,
    BigDecimal opening,
    BigDecimal closing,
    List<Entry> entries) {

  public StatementDraft {
    entries = List.copyOf(entries);
  }

  /**
   * A booking, or one of the transactions that the bank told apart in it.
   *
   * @param line the booking's place in the statement, from 1
   * @param part the transaction's place in the booking, from 1; 0 when the bank told none apart
   * @param booking the amount of the whole booking
   * @param amount of this transaction; absent when the bank named only the booking's
   * @param endToEndId as we gave it to the payment
   * @param messageId of the payment file, or of the batch
   * @param batchSize how many transactions the bank says are in the booking; 0 when it says nothing
   * @param back present when it is money that came back
   */
  public record Entry(
      int line,
      int part,
      LocalDate bookedOn,
      BigDecimal booking,
      @Nullable BigDecimal amount,
      @Nullable String endToEndId,
      @Nullable String messageId,
      int batchSize,
      @Nullable String counterparty,
      @Nullable String counterpartyIban,
      @Nullable String remittance,
      @Nullable Back back) {

    Entry withAmount(BigDecimal known) {
      return new Entry(
          line,
          part,
          bookedOn,
          booking,
          known,
          endToEndId,
          messageId,
          batchSize,
          counterparty,
          counterpartyIban,
          remittance,
          back);
    }

    BigDecimal amountOrBooking() {
      return amount == null ? booking : amount;
    }
  }

  /**
   * Why money came back.
   *
   * @param code of the ISO list of reasons; absent when the bank gave none
   * @param reason in words
   */
  public record Back(@Nullable String code, String reason) {}
}
