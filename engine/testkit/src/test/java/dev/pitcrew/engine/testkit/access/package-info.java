/** Who may see and do what. */
@NullMarked
package dev.pitcrew.engine.testkit.access;

import org.jspecify.annotations.NullMarked;
