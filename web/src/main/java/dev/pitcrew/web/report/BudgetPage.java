package dev.pitcrew.web.report;

import dev.pitcrew.web.inbox.DecisionRoom.Faults;
import dev.pitcrew.web.inbox.DecisionRoom.Typed;
import dev.pitcrew.web.inbox.OpenTask;

/**
 * The page on which somebody says what becomes of a budget that cannot be read.
 *
 * @param reason why it cannot be read
 * @param file as it was found in the shared folder
 */
public record BudgetPage(
    OpenTask open,
    String title,
    String period,
    String reason,
    ReportCase.File file,
    String lookedFor,
    Typed typed,
    Faults faults) {}
