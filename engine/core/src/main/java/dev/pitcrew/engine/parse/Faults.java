package dev.pitcrew.engine.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults of one resource, in the order in which they were found, each once. */
final class Faults {

  static final int FAULTS_MAX = 100;

  private final String resourceName;
  private final boolean ofDeployed;
  private final Set<ParsedBpmn.Fault> found = new LinkedHashSet<>();
  private final Set<ParsedBpmn.Fault> reserve = new LinkedHashSet<>();
  private final Set<String> unsupported = new HashSet<>();

  Faults(String resourceName) {
    this(resourceName, false);
  }

  private Faults(String resourceName, boolean ofDeployed) {
    this.resourceName = resourceName;
    this.ofDeployed = ofDeployed;
  }

  /** Of what was accepted by the rules of its time. */
  static Faults ofDeployed(String resourceName) {
    return new Faults(resourceName, true);
  }

  boolean isOfDeployed() {
    return ofDeployed;
  }

  /** By a rule that came when others had been deployed without it. */
  void addByLaterRule(String elementId, String message) {
    if (!ofDeployed) {
      add(elementId, message);
    }
  }

  void add(String elementId, String message) {
    found.add(new ParsedBpmn.Fault(elementId, message));
  }

  /** Of no element, but of the resource as a whole. */
  void addOfResource(String message) {
    add(resourceName, message);
  }

  /** A fault that most likely another check tells in better words. */
  void addIfNothingElse(String elementId, String message) {
    reserve.add(new ParsedBpmn.Fault(elementId, message));
  }

  void addOfResourceIfNothingElse(String message) {
    addIfNothingElse(resourceName, message);
  }

  /** Whatever else is wrong with an element that is not supported does not matter. */
  void addUnsupported(String elementId, String message) {
    unsupported.add(elementId);
    add(elementId, message);
  }

  boolean isUnsupported(String elementId) {
    return unsupported.contains(elementId);
  }

  boolean isEmpty() {
    return found.isEmpty() && reserve.isEmpty();
  }

  List<ParsedBpmn.Fault> all() {
    if (found.isEmpty()) {
      return List.copyOf(reserve);
    }
    if (found.size() <= FAULTS_MAX) {
      return List.copyOf(found);
    }
    List<ParsedBpmn.Fault> first = new ArrayList<>(found.stream().limit(FAULTS_MAX).toList());
    first.add(
        new ParsedBpmn.Fault(
            resourceName, "There are %,d faults more.".formatted(found.size() - FAULTS_MAX)));
    return List.copyOf(first);
  }
}
