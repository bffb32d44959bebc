/** What test suites do to an engine that is there for tests: move its clock and empty it. */
@NullMarked
package dev.pitcrew.engine.gateway.rest.control;

import org.jspecify.annotations.NullMarked;
