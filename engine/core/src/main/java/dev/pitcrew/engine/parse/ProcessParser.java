package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.ParseBudget;

/** Reads BPMN XML. Safe with hostile input: no DOCTYPE, no external entity. */
@FunctionalInterface
public interface ProcessParser {
  ParsedBpmn parse(String resourceName, byte[] xml, ParseBudget budget);

  /**
   * What was once accepted is read again as it was then: rules that came later do not count.
   *
   * @param reading of the row: {@link dev.pitcrew.engine.state.ProcessDefinitionRow#reading}
   */
  default ParsedBpmn parseDeployed(
      String resourceName, byte[] xml, ParseBudget budget, int reading) {
    return parse(resourceName, xml, budget);
  }
}
