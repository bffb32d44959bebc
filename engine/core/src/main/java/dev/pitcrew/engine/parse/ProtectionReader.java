package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.Protection;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Reads who may see the cases of a process. */
final class ProtectionReader {

  /** The extension property by which a process says it: role names with commas. */
  private static final String ROLES = "pitcrew:roles";

  /** The extension elements whose {@code type} is that of a job. */
  private static final Set<String> JOBS =
      Set.of("taskDefinition", "taskListener", "executionListener");

  private ProtectionReader() {}

  /** Absent where the process does not say. */
  static @Nullable Protection read(Process process) {
    ZeebeProperties properties = Extensions.find(process, ZeebeProperties.class);
    if (properties == null) {
      return null;
    }
    return properties.getProperties().stream()
        .filter(property -> ROLES.equals(property.getName()))
        .findFirst()
        .map(
            property ->
                new Protection(roles(property.getValue()), jobTypes(process), messages(process)))
        .orElse(null);
  }

  private static List<String> roles(@Nullable String value) {
    return Arrays.stream(value == null ? new String[0] : value.split(","))
        .map(String::strip)
        .filter(role -> !role.isEmpty())
        .toList();
  }

  private static List<String> messages(Process process) {
    return process.getModelInstance().getModelElementsByType(Message.class).stream()
        .map(Message::getName)
        .filter(name -> name != null && !name.isBlank() && !name.startsWith("="))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> jobTypes(Process process) {
    Set<String> types = new TreeSet<>();
    Deque<DomElement> open = new ArrayDeque<>();
    open.add(process.getDomElement());
    while (!open.isEmpty()) {
      DomElement element = open.remove();
      if (Extensions.NAMESPACE.equals(element.getNamespaceURI())
          && JOBS.contains(element.getLocalName())) {
        String type = element.getAttribute("type");
        if (type != null && !type.isBlank() && !type.startsWith("=")) {
          types.add(type);
        }
      }
      open.addAll(element.getChildElements());
    }
    return List.copyOf(types);
  }
}
