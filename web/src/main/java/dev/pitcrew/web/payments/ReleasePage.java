package dev.pitcrew.web.payments;

import dev.pitcrew.web.inbox.OpenTask;

/**
 * The page on which a treasurer releases a payment run; see {@code ApprovalPage} for the words.
 *
 * @param hasSecondFactor whether the person can prove who they are; without it nothing is released
 * @param codeError what is wrong with the code of the second factor; empty: nothing
 */
public record ReleasePage(
    OpenTask open,
    Proposal proposal,
    String bar,
    String reason,
    String reasonError,
    String refusal,
    boolean hasSecondFactor,
    String codeError) {}
