package dev.pitcrew.records.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bank statement in the books.
 *
 * @param statementId the bank's name of it
 * @param remark what is odd about it as a whole, such as one that is missing before it
 * @param matched entries that are a payment of ours
 * @param unmatched entries that are none
 * @param findings entries that should be a payment of ours, but differ
 */
public record BankStatement(
    long id,
    String entityId,
    String iban,
    String statementId,
    @Nullable Long sequence,
    @Nullable LocalDate fromDay,
    LocalDate toDay,
    String currency,
    BigDecimal opening,
    BigDecimal closing,
    String fileName,
    String importedBy,
    Instant importedAt,
    @Nullable String remark,
    int matched,
    int unmatched,
    int findings) {}
