package dev.pitcrew.engine.feel;

/** What was odd in an evaluation that went on nevertheless. */
public record Warning(Kind kind, String message) {

  /** As the API and the modelers know them. */
  public enum Kind {
    NO_VARIABLE_FOUND,
    NO_CONTEXT_ENTRY_FOUND,
    NO_PROPERTY_FOUND,
    NOT_COMPARABLE,
    INVALID_TYPE,
    NO_FUNCTION_FOUND,
    FUNCTION_INVOCATION_FAILURE,
    ASSERT_FAILURE
  }

  @Override
  public String toString() {
    return "[%s] %s".formatted(kind, message);
  }
}
