package dev.pitcrew.engine.feel;

import java.util.Arrays;

/** Functions of truth, and of what is there at all. */
final class BooleanFunctions {

  private BooleanFunctions() {}

  static void addTo(Builtins functions) {
    functions.add("not", (a, run) -> a[0] instanceof Boolean truth ? !truth : null, "negand");
    functions.add("is defined", (a, run) -> a[0] != null, "value");
    functions.add("get or else", (a, run) -> a[0] == null ? a[1] : a[0], "value", "default");
    functions.add(
        "assert",
        (a, run) ->
            Boolean.TRUE.equals(a[1]) ? a[0] : new FeelError("The condition is not fulfilled"),
        "value",
        "condition");
    functions.add(
        "assert",
        (a, run) -> {
          if (Boolean.TRUE.equals(a[1])) {
            return a[0];
          }
          return a[2] instanceof String cause ? new FeelError(cause) : FeelFunction.ILLEGAL;
        },
        "value",
        "condition",
        "cause");
    // What an agent fills in: the value it gave, the rest tells the agent what is wanted.
    String[] fromAi = {"value", "description", "type", "schema", "options"};
    for (int count = 1; count <= fromAi.length; count++) {
      functions.add("fromAi", (a, run) -> a[0], Arrays.copyOf(fromAi, count));
    }
  }
}
