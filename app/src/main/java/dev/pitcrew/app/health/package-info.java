/** Whether this server lives, takes work, and what is out of order. */
@NullMarked
package dev.pitcrew.app.health;

import org.jspecify.annotations.NullMarked;
