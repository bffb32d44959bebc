package dev.pitcrew.engine.element;

import dev.pitcrew.engine.state.ElementInstanceRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a process instance is to begin.
 *
 * @param startElementIds where its tokens begin; empty where whoever creates it activates others
 * @param startVariables what the start event brings; mapped by it where it has output mappings
 * @param calledBy the call activity; absent where it is nobody's child
 * @param terminateAfter as the row has it
 * @param correlationKey of the message that starts it; absent where none does or it is empty
 */
public record NewInstance(
    List<String> startElementIds,
    Map<String, String> variables,
    Map<String, String> startVariables,
    @Nullable ElementInstanceRow calledBy,
    boolean awaitsResult,
    List<String> resultVariables,
    List<String> tags,
    @Nullable String businessId,
    List<String> terminateAfter,
    @Nullable String messageName,
    @Nullable String correlationKey) {

  /** Begun by an event of the process. */
  static NewInstance byEvent(
      String startEventId,
      Map<String, String> startVariables,
      @Nullable String messageName,
      @Nullable String correlationKey) {
    return new NewInstance(
        List.of(startEventId),
        Map.of(),
        startVariables,
        null,
        false,
        List.of(),
        List.of(),
        null,
        List.of(),
        messageName,
        correlationKey);
  }

  /** Begun because the condition of its start event holds for the variables. */
  public static NewInstance byCondition(String startEventId, Map<String, String> variables) {
    return byEvent(startEventId, variables, null, null);
  }

  /** Begun by a call activity. */
  static NewInstance byCall(
      String startEventId,
      Map<String, String> variables,
      ElementInstanceRow caller,
      List<String> tags,
      @Nullable String businessId) {
    return new NewInstance(
        List.of(startEventId),
        variables,
        Map.of(),
        caller,
        false,
        List.of(),
        tags,
        businessId,
        List.of(),
        null,
        null);
  }
}
