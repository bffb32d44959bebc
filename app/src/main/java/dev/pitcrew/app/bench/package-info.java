/** Measures an engine from outside, through the official client. */
@NullMarked
package dev.pitcrew.app.bench;

import org.jspecify.annotations.NullMarked;
