package dev.pitcrew.engine.state;

/** Names one row. */
public record RowRef(Table<?> table, long key) {}
