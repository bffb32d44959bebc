/** Mail: its settings, what is sent, and what comes in. */
@NullMarked
package dev.pitcrew.mail;

import org.jspecify.annotations.NullMarked;
