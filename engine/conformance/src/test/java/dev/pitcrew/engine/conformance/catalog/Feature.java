package dev.pitcrew.engine.conformance.catalog;

/** A row of the table of what the engine supports: an element in a position, or a rule. */
public enum Feature {
  SERVICE_TASK("Tasks", "service task");

  private final String group;
  private final String label;

  Feature(String group, String label) {
    this.group = group;
    this.label = label;
  }

  public String group() {
    return group;
  }

  public String label() {
    return label;
  }
}
