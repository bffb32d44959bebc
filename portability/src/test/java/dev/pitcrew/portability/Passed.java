package dev.pitcrew.portability;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.SearchResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which elements of which processes were passed, and how often. */
final class Passed {

  private static final int PAGE = 1000;

  private Passed() {}

  static List<String> onZeebe(World world) {
    return counted(
        world.elements().stream()
            // The instance itself is none of its elements, as the search tells them.
            .filter(node -> !node.path("type").asText().equals("PROCESS"))
            .map(
                node ->
                    name(
                        node.path("processDefinitionId").asText(),
                        node.path("elementId").asText(),
                        node.path("state").asText())));
  }

  static List<String> onPitcrew(CamundaClient client) {
    List<String> names = new ArrayList<>();
    String after = null;
    for (boolean more = true; more; ) {
      String cursor = after;
      SearchResponse<ElementInstance> page =
          client
              .newElementInstanceSearchRequest()
              .page(
                  p -> {
                    p.limit(PAGE);
                    if (cursor != null) {
                      p.after(cursor);
                    }
                  })
              .send()
              .join();
      page.items()
          .forEach(
              one ->
                  names.add(
                      name(
                          one.getProcessDefinitionId(),
                          one.getElementId(),
                          one.getState().name())));
      after = page.page().endCursor();
      more = page.items().size() == PAGE;
    }
    return counted(names.stream());
  }

  static boolean isUnderWay(String passed) {
    return passed.contains(" is ACTIVE: ");
  }

  private static String name(String process, String element, String state) {
    return "%s/%s is %s".formatted(process, element, state);
  }

  private static List<String> counted(Stream<String> names) {
    Map<String, Integer> counts = new TreeMap<>();
    names.forEach(name -> counts.merge(name, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }
}
