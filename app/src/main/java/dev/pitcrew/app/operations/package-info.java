/** What operators and their tools ask this server, under {@code /actuator}. */
@NullMarked
package dev.pitcrew.app.operations;

import org.jspecify.annotations.NullMarked;
