/** Messages that wait for somebody to send them. */
@NullMarked
package dev.pitcrew.web.outbox;

import org.jspecify.annotations.NullMarked;
