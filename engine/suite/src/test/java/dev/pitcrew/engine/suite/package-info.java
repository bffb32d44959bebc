/** Test suites of others, as they are, against this engine. */
@NullMarked
package dev.pitcrew.engine.suite;

import org.jspecify.annotations.NullMarked;
