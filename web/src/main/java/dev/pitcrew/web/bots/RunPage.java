package dev.pitcrew.web.bots;

import java.time.Instant;

/**
 * One attempt, step by step.
 *
 * @param process its name
 */
public record RunPage(RunView run, String process, Instant now) {}
