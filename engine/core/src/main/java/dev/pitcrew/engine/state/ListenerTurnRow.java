package dev.pitcrew.engine.state;

import dev.pitcrew.engine.model.ListenerEvent;

/**
 * How far an element instance is with its execution listeners. It is there from the first that is
 * asked until the element goes on.
 *
 * @param key of the element instance
 * @param listener which is asked next, from 0; as many as there are when all have been
 * @param jobKey of the one that is being asked; 0 while none is
 */
public record ListenerTurnRow(
    long key, long processInstanceKey, ListenerEvent event, int listener, long jobKey)
    implements Row {

  public ListenerTurnRow asking(long newJobKey) {
    return new ListenerTurnRow(key, processInstanceKey, event, listener, newJobKey);
  }

  /** It has answered; another may be asked. */
  public ListenerTurnRow next() {
    return new ListenerTurnRow(key, processInstanceKey, event, listener + 1, 0);
  }
}
