package dev.pitcrew.web.payments;

import dev.pitcrew.web.inbox.DecisionRoom.Faults;
import dev.pitcrew.web.inbox.DecisionRoom.Typed;
import dev.pitcrew.web.inbox.OpenTask;

/**
 * The page on which a treasurer releases a payment run.
 *
 * @param bar why this person may not release it; they may still discard it; empty when they may
 * @param hasSecondFactor whether the person can prove who they are; without it nothing is released
 */
public record ReleasePage(
    OpenTask open,
    Proposal proposal,
    String bar,
    boolean hasSecondFactor,
    Typed typed,
    Faults faults) {}
