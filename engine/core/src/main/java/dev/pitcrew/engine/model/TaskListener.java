package dev.pitcrew.engine.model;

/**
 * A listener of a user task.
 *
 * @param job what its worker gets; the headers are those of the user task
 */
public record TaskListener(TaskListenerEvent event, JobDefinition job) {}
