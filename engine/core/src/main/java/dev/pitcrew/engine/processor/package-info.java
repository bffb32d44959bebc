/** One processor for each command: it reads, decides by appending events, and answers. */
@NullMarked
package dev.pitcrew.engine.processor;

import org.jspecify.annotations.NullMarked;
