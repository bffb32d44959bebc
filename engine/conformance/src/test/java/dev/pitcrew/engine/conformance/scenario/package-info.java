/** What is played on an engine, and what came of it. */
@NullMarked
package dev.pitcrew.engine.conformance.scenario;

import org.jspecify.annotations.NullMarked;
