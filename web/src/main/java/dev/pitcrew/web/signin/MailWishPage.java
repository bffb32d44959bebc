package dev.pitcrew.web.signin;

/**
 * Whether one is told of one's tasks by mail.
 *
 * @param address where to; empty when none is known
 */
public record MailWishPage(boolean wanted, String address) {}
