package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.ExecutableProcess;
import java.util.List;

/** What came of parsing a BPMN resource. */
public sealed interface ParsedBpmn {

  /** {@code processes} are the executable ones, in the order of the file; at least one. */
  record Valid(List<ExecutableProcess> processes) implements ParsedBpmn {}

  /** Nothing of the resource may be deployed. */
  record Invalid(List<Fault> faults) implements ParsedBpmn {}

  /**
   * One fault.
   *
   * @param elementId where it is; the resource's name where no element is meant
   * @param message what is missing or not supported, and what to do
   */
  record Fault(String elementId, String message) {}
}
