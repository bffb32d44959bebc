/**
 * The rows of the engine on disk: in SQLite or PostgreSQL, written in batches, searched in pages.
 */
@NullMarked
package dev.pitcrew.engine.store;

import org.jspecify.annotations.NullMarked;
