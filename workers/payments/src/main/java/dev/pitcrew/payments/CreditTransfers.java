package dev.pitcrew.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into one payment file: one debtor account, one execution date, euro.
 *
 * @param messageId unique for ever, at most 35 characters
 */
record CreditTransfers(
    String messageId,
    Instant createdAt,
    Party debtor,
    LocalDate executionDate,
    List<Transfer> transfers) {

  /** Whoever pays or is paid. Name and account come from the master data. */
  record Party(
      String name,
      String iban,
      @Nullable String bic,
      dev.pitcrew.records.company.Address address) {}

  /** One transfer; the amount is positive and has at most two decimals. */
  record Transfer(
      String endToEndId, BigDecimal amount, Party creditor, String remittance, Purpose purpose) {

    /** To a supplier. */
    Transfer(String endToEndId, BigDecimal amount, Party creditor, String remittance) {
      this(endToEndId, amount, creditor, remittance, Purpose.SUPPLIER);
    }
  }

  /** Of the ISO list of external purpose codes. */
  enum Purpose {
    SUPPLIER("SUPP"),
    EXPENSES("BEXP");

    private final String code;

    Purpose(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  CreditTransfers {
    transfers = List.copyOf(transfers);
    if (transfers.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected to write a payment file, but there is nothing to pay.");
    }
  }

  BigDecimal controlSum() {
    return transfers.stream().map(Transfer::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
