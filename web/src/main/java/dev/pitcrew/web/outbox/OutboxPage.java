package dev.pitcrew.web.outbox;

import dev.pitcrew.records.OutboxMessage;
import java.util.List;

/**
 * The newest messages.
 *
 * @param max how many a list shows
 */
public record OutboxPage(List<OutboxMessage> messages, int max) {}
