package dev.pitcrew.engine.state;

/**
 * Work that a step left for a later one, so that no instance starves the others.
 *
 * @param processInstanceKey of what goes on first; 0 for a signal on its way
 * @param work what goes on, as the core wrote it
 */
public record ContinuationRow(long key, long processInstanceKey, String work, boolean done)
    implements Row {

  public ContinuationRow finished() {
    return new ContinuationRow(key, processInstanceKey, work, true);
  }
}
