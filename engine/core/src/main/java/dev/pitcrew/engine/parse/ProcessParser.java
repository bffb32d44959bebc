package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.ParseBudget;

/** Reads BPMN XML. Safe with hostile input: no DOCTYPE, no external entity. */
@FunctionalInterface
public interface ProcessParser {
  ParsedBpmn parse(String resourceName, byte[] xml, ParseBudget budget);
}
