package dev.pitcrew.engine.state;

/**
 * That a timer, job, message or continuation is due, and is left alone until a person resolves its
 * incident: the engine met the same bug with it again and again.
 *
 * @param key that of the row that is left alone
 * @param processInstanceKey 0 where it belongs to none
 * @param incidentKey 0 where there was no element instance to raise one on
 */
public record SetAsideRow(long key, long processInstanceKey, long incidentKey, long atMillis)
    implements Row {}
