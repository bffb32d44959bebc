package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;

/** Rows by one column; null comes before all else, and the key decides last. */
public record Sort<R extends Row>(Column<R> column, boolean descending) {}
