package dev.pitcrew.records.guard;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to complete a user task.
 *
 * @param elementId of the user task in the model
 * @param assignee who has taken the task, absent when nobody has
 * @param variables as they will be; whoever completes the task chose some of them, so that only the
 *     decision itself is taken from here
 * @param binding the hash of what is shown for approval, absent when there is nothing to approve
 */
public record Completion(
    long userTaskKey,
    String elementId,
    long processInstanceKey,
    @Nullable String assignee,
    JsonNode variables,
    @Nullable String binding) {}
