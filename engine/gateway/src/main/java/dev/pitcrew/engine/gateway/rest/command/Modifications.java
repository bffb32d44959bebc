package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Modification.Ancestor;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The requests about changing what is active in process instances. */
final class Modifications {

  private Modifications() {}

  record Request(
      @Nullable Long operationReference,
      @Nullable List<Activate> activateInstructions,
      @Nullable List<Move> moveInstructions,
      @Nullable List<Terminate> terminateInstructions) {

    Modification modification() {
      return new Modification(
          all(activateInstructions).stream().map(Activate::activation).toList(),
          all(moveInstructions).stream().map(Move::move).toList(),
          all(terminateInstructions).stream().map(Terminate::termination).toList());
    }
  }

  record Activate(
      @Nullable String elementId,
      @Nullable List<Variables> variableInstructions,
      @Nullable String ancestorElementInstanceKey) {

    Modification.Activation activation() {
      return new Modification.Activation(
          Wire.required(elementId, "activateInstructions.elementId"),
          given(ancestorElementInstanceKey, "activateInstructions.ancestorElementInstanceKey"),
          Variables.of(variableInstructions));
    }
  }

  record Variables(@Nullable JsonObject variables, @Nullable String scopeId) {

    static List<Modification.Variables> of(@Nullable List<Variables> instructions) {
      return all(instructions).stream()
          .map(
              one ->
                  new Modification.Variables(
                      one.scopeId() == null ? "" : one.scopeId(), json(one.variables())))
          .toList();
    }

    private static String json(@Nullable JsonObject variables) {
      if (variables == null) {
        throw Wire.invalid(
            "Expected 'variableInstructions.variables' to be given, but they are missing.");
      }
      return variables.json();
    }
  }

  record Terminate(@Nullable String elementId, @Nullable String elementInstanceKey) {

    Modification.Termination termination() {
      long key = given(elementInstanceKey, "terminateInstructions.elementInstanceKey");
      return new Modification.Termination(key, source(key, elementId, "terminateInstructions"));
    }
  }

  record Move(
      @Nullable Source sourceElementInstruction,
      @Nullable String targetElementId,
      @Nullable AncestorScope ancestorScopeInstruction,
      @Nullable List<Variables> variableInstructions) {

    Modification.Move move() {
      if (sourceElementInstruction == null) {
        throw Wire.invalid(
            "Expected 'moveInstructions.sourceElementInstruction' to be given, but it is missing.");
      }
      AncestorScope scope =
          ancestorScopeInstruction == null
              ? new AncestorScope(null, null)
              : ancestorScopeInstruction;
      long key =
          given(
              sourceElementInstruction.sourceElementInstanceKey(),
              "sourceElementInstruction.sourceElementInstanceKey");
      Ancestor ancestor = scope.ancestor();
      return new Modification.Move(
          key,
          source(key, sourceElementInstruction.sourceElementId(), "sourceElementInstruction"),
          Wire.required(targetElementId, "moveInstructions.targetElementId"),
          ancestor,
          ancestor == Ancestor.GIVEN ? scope.key() : 0,
          Variables.of(variableInstructions));
    }
  }

  record Source(
      @Nullable String sourceType,
      @Nullable String sourceElementId,
      @Nullable String sourceElementInstanceKey) {}

  record AncestorScope(
      @Nullable String ancestorScopeType, @Nullable String ancestorElementInstanceKey) {

    Ancestor ancestor() {
      if (ancestorScopeType == null) {
        return ancestorElementInstanceKey == null ? Ancestor.EXISTING : Ancestor.GIVEN;
      }
      return switch (ancestorScopeType.toLowerCase(Locale.ROOT)) {
        case "direct" -> key() == 0 ? Ancestor.EXISTING : Ancestor.GIVEN;
        case "inferred" -> Ancestor.OF_SOURCE;
        case "sourceparent" -> Ancestor.PARENT_OF_SOURCE;
        default ->
            throw Wire.invalid(
                "Expected 'ancestorScopeInstruction.ancestorScopeType' to be one of [direct, inferred, sourceParent], but it is '%s'."
                    .formatted(ancestorScopeType));
      };
    }

    long key() {
      return given(
          ancestorElementInstanceKey, "ancestorScopeInstruction.ancestorElementInstanceKey");
    }
  }

  /** The clients write -1 for none. */
  private static long given(@Nullable String key, String name) {
    return Math.max(0, Wire.key(key, name));
  }

  private static String source(long key, @Nullable String elementId, String name) {
    boolean isNamed = elementId != null && !elementId.isBlank();
    if (isNamed == (key > 0)) {
      throw Wire.invalid(
          "Expected '%s' to name either an element or an element instance, but %s given."
              .formatted(name, isNamed ? "both are" : "none is"));
    }
    return isNamed ? elementId : "";
  }

  static <T> List<T> all(@Nullable List<T> list) {
    if (list != null && list.stream().anyMatch(Objects::isNull)) {
      throw Wire.invalid("Expected a list without null, but one of its items is null.");
    }
    return list == null ? List.of() : list;
  }
}
