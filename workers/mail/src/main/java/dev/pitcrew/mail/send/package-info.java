/** From the outbox to the mail server: each message once. */
@NullMarked
package dev.pitcrew.mail.send;

import org.jspecify.annotations.NullMarked;
