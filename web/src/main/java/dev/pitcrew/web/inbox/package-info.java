/** The list of what waits for a person, and the page of one task. */
@NullMarked
package dev.pitcrew.web.inbox;

import org.jspecify.annotations.NullMarked;
