package dev.pitcrew.web.report;

import dev.pitcrew.web.inbox.DecisionRoom.Faults;
import dev.pitcrew.web.inbox.DecisionRoom.Typed;
import dev.pitcrew.web.inbox.OpenTask;

/**
 * The page on which somebody reviews a report.
 *
 * @param bar why this person may not decide here at all; empty when they may
 */
public record ReviewPage(
    OpenTask open, ReportCase report, String bar, Typed typed, Faults faults) {}
