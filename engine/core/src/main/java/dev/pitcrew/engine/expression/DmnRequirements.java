package dev.pitcrew.engine.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.BusinessKnowledgeModel;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.DrgElement;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.KnowledgeRequirement;

/**
 * Counts the ways along which decisions require each other: the library walks each of them, and 40
 * decisions that each require the next one twice over have 2 to the 40th.
 */
final class DmnRequirements {

  private static final long WAYS_MAX = 100_000;

  private final Map<String, List<String>> required = new HashMap<>();
  private final Map<String, Long> ways = new HashMap<>();

  private DmnRequirements() {}

  /**
   * @throws InvalidExpressionException when there are too many
   */
  static void check(Definitions definitions) {
    DmnRequirements requirements = new DmnRequirements();
    for (DrgElement element : definitions.getDrgElements()) {
      requirements.note(element);
    }
    long all = 0;
    for (String id : requirements.required.keySet()) {
      all += requirements.ways(id);
      if (all > WAYS_MAX) {
        throw new InvalidExpressionException(
            "Expected decisions that require each other along at most %,d ways, but found more."
                .formatted(WAYS_MAX));
      }
    }
  }

  private void note(DrgElement element) {
    List<String> ids = new ArrayList<>();
    if (element instanceof Decision decision) {
      for (InformationRequirement requirement : decision.getInformationRequirements()) {
        if (requirement.getRequiredDecision() != null) {
          ids.add(requirement.getRequiredDecision().getId());
        }
      }
      decision.getKnowledgeRequirements().forEach(requirement -> note(requirement, ids));
    } else if (element instanceof BusinessKnowledgeModel model) {
      model.getKnowledgeRequirement().forEach(requirement -> note(requirement, ids));
    }
    required.put(String.valueOf(element.getId()), ids);
  }

  private static void note(KnowledgeRequirement requirement, List<String> ids) {
    if (requirement.getRequiredKnowledge() != null) {
      ids.add(requirement.getRequiredKnowledge().getId());
    }
  }

  private long ways(String id) {
    Long known = ways.get(id);
    if (known != null) {
      return known;
    }
    // A circle is refused by the parser, which says so.
    ways.put(id, 0L);
    long sum = 1;
    for (String other : required.getOrDefault(id, List.of())) {
      sum = Math.min(WAYS_MAX + 1, sum + ways(other));
    }
    ways.put(id, sum);
    return sum;
  }
}
