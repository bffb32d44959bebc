package dev.pitcrew.engine.state;

/**
 * That a timer, job or continuation is due, and is left alone until a person resolves its incident:
 * the engine met the same bug with it again and again.
 *
 * @param key that of the row that is left alone
 * @param processInstanceKey 0 only where incidentKey is 0
 * @param incidentKey 0 only in rows of earlier versions, which have no effect any more
 */
public record SetAsideRow(long key, long processInstanceKey, long incidentKey, long atMillis)
    implements Row {}
