package dev.pitcrew.engine.command;

import dev.pitcrew.engine.state.JobRow;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is handed to a worker.
 *
 * @param job as it is after the activation
 * @param variables JSON text of one object: what the worker asked for and its scopes have
 * @param userTask what a listener's job is about; absent for all others
 */
public record ActivatedJob(JobRow job, String variables, @Nullable ListenedTask userTask) {}
