/**
 * How the books are kept: the database, its two dialects and scripts, and how values stand in
 * columns.
 */
@NullMarked
package dev.pitcrew.records.store;

import org.jspecify.annotations.NullMarked;
