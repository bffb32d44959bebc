package dev.pitcrew.web.payments;

import dev.pitcrew.web.inbox.OpenTask;

/** The page on which a treasurer releases a payment run; see {@code ApprovalPage} for the words. */
public record ReleasePage(
    OpenTask open,
    Proposal proposal,
    String bar,
    String reason,
    String reasonError,
    String refusal) {}
