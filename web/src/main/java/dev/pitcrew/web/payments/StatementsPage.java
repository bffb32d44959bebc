package dev.pitcrew.web.payments;

import dev.pitcrew.records.bank.BankEntry;
import dev.pitcrew.records.bank.BankStatement;
import java.util.List;

/**
 * What the bank said.
 *
 * @param toLookAt entries that should be a payment of ours, but differ
 * @param unmatched entries that are none of ours
 * @param mayBring whether this person may bring a statement
 * @param maySettle whether this person may say which payment a line is
 * @param refusal why the last file was not taken; empty when it was
 */
public record StatementsPage(
    List<BankStatement> statements,
    List<BankEntry> toLookAt,
    List<BankEntry> unmatched,
    boolean mayBring,
    boolean maySettle,
    String refusal) {}
