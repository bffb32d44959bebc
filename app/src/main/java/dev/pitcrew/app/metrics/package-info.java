/** What the engine, its API and the workers do, as numbers for Prometheus. */
@NullMarked
package dev.pitcrew.app.metrics;

import org.jspecify.annotations.NullMarked;
