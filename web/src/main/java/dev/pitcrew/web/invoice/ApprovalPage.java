package dev.pitcrew.web.invoice;

import dev.pitcrew.web.inbox.OpenTask;

/**
 * The page on which somebody approves a payment.
 *
 * @param bar why this person may not decide here at all; empty when they may
 * @param refusal why the last try was refused; empty when it was not
 */
public record ApprovalPage(
    OpenTask open,
    InvoiceCase invoice,
    String bar,
    String reason,
    String reasonError,
    String refusal) {}
