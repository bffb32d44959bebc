package dev.pitcrew.records.mail;

import java.time.Instant;

/**
 * A message to a person, kept where operators see it until there is a way to send it.
 *
 * @param recipient a user name, or a role when nobody in particular is meant
 */
public record OutboxMessage(String recipient, String subject, String body, Instant at) {}
