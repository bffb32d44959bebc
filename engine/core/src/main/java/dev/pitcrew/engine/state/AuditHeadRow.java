package dev.pitcrew.engine.state;

/** The end of the audit chain, where the next entry is hung on. There is one, with key 1. */
public record AuditHeadRow(long key, long seq, long at, String hash) implements Row {

  public static final long KEY = 1;
}
