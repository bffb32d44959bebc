package dev.pitcrew.engine.state;

/**
 * What a multi-instance loops over, as it was when it began: whatever becomes of the variables. It
 * is there while it may still be asked for.
 *
 * @param key of the body's element instance
 * @param items JSON text of a list
 * @param terminated children that ended without completing
 */
public record LoopRow(long key, long processInstanceKey, String items, int terminated)
    implements Row {

  public LoopRow childTerminated() {
    return new LoopRow(key, processInstanceKey, items, terminated + 1);
  }
}
