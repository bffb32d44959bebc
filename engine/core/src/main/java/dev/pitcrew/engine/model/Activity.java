package dev.pitcrew.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tasks, sub-processes and call activities have besides their node.
 *
 * @param boundaryEventIds of the events attached to it, in the order of the file, but for the
 *     compensation event
 * @param loop its multi-instance marker; absent where it has none
 * @param compensationEventId the event that names what undoes it; absent where nothing does
 * @param isForCompensation whether it undoes others: it has no flows, only compensation begins it
 */
public record Activity(
    List<String> boundaryEventIds,
    @Nullable MultiInstance loop,
    @Nullable String compensationEventId,
    boolean isForCompensation) {}
