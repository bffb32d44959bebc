package dev.pitcrew.engine.state;

/**
 * What one child of a multi-instance has brought to a long output collection and is not written
 * into it yet: else all of the collection would be written again for each child.
 *
 * @param key of the child's element instance
 * @param variableKey of the collection
 * @param position in it, from 1
 * @param value JSON text
 */
public record LoopResultRow(
    long key, long variableKey, long processInstanceKey, int position, String value)
    implements Row {}
