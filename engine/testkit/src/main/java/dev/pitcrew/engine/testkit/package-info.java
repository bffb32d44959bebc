/** Given, when, then for processes: a real engine behind its real API, and a clock to move. */
@NullMarked
package dev.pitcrew.engine.testkit;

import org.jspecify.annotations.NullMarked;
