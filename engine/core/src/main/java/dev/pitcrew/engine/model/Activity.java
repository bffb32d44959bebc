package dev.pitcrew.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tasks, sub-processes and call activities have besides their node.
 *
 * @param boundaryEventIds of the events attached to it, in the order of the file
 * @param loop its multi-instance marker; absent where it has none
 */
public record Activity(List<String> boundaryEventIds, @Nullable MultiInstance loop) {}
