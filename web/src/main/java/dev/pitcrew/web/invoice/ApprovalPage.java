package dev.pitcrew.web.invoice;

import dev.pitcrew.web.inbox.DecisionRoom.Faults;
import dev.pitcrew.web.inbox.DecisionRoom.Typed;
import dev.pitcrew.web.inbox.OpenTask;
import java.util.List;

/**
 * The page on which somebody approves a payment.
 *
 * @param bar why this person may not decide here at all; empty when they may
 */
public record ApprovalPage(
    OpenTask open,
    InvoiceCase invoice,
    OrderMatch order,
    List<CodedLine> coding,
    String bar,
    Typed typed,
    Faults faults) {}
