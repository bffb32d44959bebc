/** Feeds every sample, plays the people, and compares what came of it with what is known. */
@NullMarked
package dev.pitcrew.app.demo;

import org.jspecify.annotations.NullMarked;
