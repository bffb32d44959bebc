package dev.pitcrew.engine.step;

import dev.pitcrew.engine.json.JsonText;
import java.io.IOException;
import java.util.Map;

/** Variables as a command brings them: the text of one JSON object. */
public final class VariablesText {

  private VariablesText() {}

  /**
   * The values by name, each as it stands in the text; of a repeated name the last.
   *
   * @throws RejectedException INVALID_ARGUMENT when the text is not one JSON object
   */
  public static Map<String, String> members(String json) {
    try {
      Map<String, String> members = JsonText.members(json);
      if (members != null) {
        return members;
      }
    } catch (IOException e) {
      String problem = e.getMessage();
      throw RejectedException.invalidArgument(
          "Expected to read variables as a JSON object, but it is not valid JSON: "
              + (problem == null ? "" : firstLine(problem)));
    }
    throw RejectedException.invalidArgument(
        "Expected to read variables as a JSON object, but it is none.");
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
