package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.expression.ParseBudget;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.xml.UnsafeXmlException;
import dev.pitcrew.engine.xml.XmlGuard;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Reads BPMN with Zeebe's extensions into executable graphs, or tells all that is wrong with it at
 * once: what the standard demands, what does not parse, what refers to nothing, and what this
 * engine does not execute.
 *
 * <p>Thread-safe. Hostile XML is refused before it is read: see {@link XmlGuard}.
 */
public final class BpmnParser implements ProcessParser {

  /** With its diagram, a process of 2,000 elements. */
  static final int ELEMENTS_MAX = 30_000;

  private final ExpressionLanguage expressions;

  public BpmnParser(ExpressionLanguage expressions) {
    this.expressions = expressions;
  }

  public ParsedBpmn parse(String resourceName, byte[] xml) {
    return parse(resourceName, xml, ParseBudget.ofEachText());
  }

  /**
   * @param budget shared by all that is parsed together
   */
  @Override
  public ParsedBpmn parse(String resourceName, byte[] xml, ParseBudget budget) {
    return parse(xml, new Faults(resourceName), budget, ProcessDefinitionRow.READING);
  }

  @Override
  public ParsedBpmn parseDeployed(
      String resourceName, byte[] xml, ParseBudget budget, int reading) {
    return parse(xml, Faults.ofDeployed(resourceName), budget, reading);
  }

  private ParsedBpmn parse(byte[] xml, Faults faults, ParseBudget budget, int reading) {
    try {
      byte[] safe = XmlGuard.safe(xml, ELEMENTS_MAX);
      return read(
          Bpmn.readModelFromStream(new ByteArrayInputStream(safe)), faults, budget, reading);
    } catch (UnsafeXmlException e) {
      faults.addOfResource(e.getMessage());
    } catch (ModelException e) {
      faults.addOfResource("Expected valid BPMN 2.0, but found: " + rootMessage(e));
    }
    return new ParsedBpmn.Invalid(faults.all());
  }

  private ParsedBpmn read(BpmnModelInstance model, Faults faults, ParseBudget budget, int reading) {
    List<Process> executable =
        model.getDefinitions().getChildElementsByType(Process.class).stream()
            .filter(Process::isExecutable)
            .toList();
    new ReferenceCheck(faults).check(model);
    if (!faults.isEmpty()) {
      // With references that lead nowhere, nothing else can be looked at.
      return new ParsedBpmn.Invalid(faults.all());
    }
    executable.forEach(new SupportCheck(faults)::check);
    if (!faults.isOfDeployed()) {
      new StandardCheck(faults).check(model);
    }
    List<ExecutableProcess> processes = new ArrayList<>();
    ExpressionReader reader = new ExpressionReader(expressions, faults, budget);
    for (Process process : executable) {
      processes.add(new ProcessReader(process, reader, faults, reading).read());
    }
    return faults.isEmpty()
        ? new ParsedBpmn.Valid(List.copyOf(processes))
        : new ParsedBpmn.Invalid(faults.all());
  }

  /** The message of the XML library, which says where and what, and not its wrappings. */
  private static String rootMessage(Throwable exception) {
    Throwable root = exception;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage())
        .replaceAll("\\s+", " ")
        .replaceFirst("^Error: URI=null Line=(\\d+): ", "line $1: ");
  }
}
