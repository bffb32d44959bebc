/** What one step has at hand while it runs: its overlay, its work list, variables, expressions. */
@NullMarked
package dev.pitcrew.engine.step;

import org.jspecify.annotations.NullMarked;
