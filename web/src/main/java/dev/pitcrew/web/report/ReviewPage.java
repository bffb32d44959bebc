package dev.pitcrew.web.report;

import dev.pitcrew.web.inbox.DecisionRoom.Faults;
import dev.pitcrew.web.inbox.DecisionRoom.Typed;
import dev.pitcrew.web.inbox.OpenTask;
import java.util.List;

/**
 * The page on which somebody reviews a report.
 *
 * @param notes what people did to its sources by hand, in sentences
 * @param bar why this person may not decide here at all; empty when they may
 */
public record ReviewPage(
    OpenTask open, ReportCase report, List<String> notes, String bar, Typed typed, Faults faults) {}
