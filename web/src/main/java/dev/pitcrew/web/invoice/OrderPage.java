package dev.pitcrew.web.invoice;

import dev.pitcrew.web.inbox.DecisionRoom.Faults;
import dev.pitcrew.web.inbox.DecisionRoom.Typed;
import dev.pitcrew.web.inbox.OpenTask;

/** The page on which somebody decides about an invoice that its order does not cover. */
public record OrderPage(
    OpenTask open, InvoiceCase invoice, OrderMatch order, Typed typed, Faults faults) {}
