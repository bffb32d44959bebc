package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.xml.XmlGuard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Counts the ways along which decisions require each other: the library walks each of them, and 40
 * decisions that each require the next one twice over have 2 to the 40th.
 *
 * <p>It looks at the XML as it goes by, since the library answers its model only after the walk.
 * Whatever it may take for a requirement counts as one.
 */
final class DmnRequirements implements XmlGuard.Listener {

  private static final long WAYS_MAX = 100_000;

  private static final Set<String> REQUIRING = Set.of("decision", "businessKnowledgeModel");
  private static final Set<String> REQUIRED = Set.of("requiredDecision", "requiredKnowledge");

  private final Map<String, List<String>> required = new HashMap<>();
  private final Map<String, Long> ways = new HashMap<>();

  /** Of the elements around, each that requires others; empty for one that does not. */
  private final Deque<String> around = new ArrayDeque<>();

  @Override
  public void started(XMLStreamReader element) {
    String id = "";
    if (REQUIRING.contains(element.getLocalName())) {
      id = attribute(element, "id");
      required.computeIfAbsent(id, first -> new ArrayList<>());
    } else if (REQUIRED.contains(element.getLocalName())) {
      String href = attribute(element, "href");
      around.stream()
          .filter(one -> !one.isEmpty())
          .findFirst()
          .ifPresent(
              by -> required.computeIfAbsent(by, first -> new ArrayList<>()).add(reference(href)));
    }
    around.push(id);
  }

  @Override
  public void ended() {
    around.pop();
  }

  /** The one in no namespace: with null, the reader takes the first of this name in any. */
  private static String attribute(XMLStreamReader element, String name) {
    String value = element.getAttributeValue(XMLConstants.NULL_NS_URI, name);
    return value == null ? "" : value.strip();
  }

  /** As UriElementReferenceImpl of camunda-xml-model: what stands before a last # counts too. */
  private static String reference(String href) {
    String[] parts = href.split("#");
    return parts.length == 0 ? "" : parts[parts.length - 1];
  }

  /**
   * @throws InvalidExpressionException when there are too many
   */
  void check() {
    long all = 0;
    for (String id : required.keySet()) {
      all += ways(id);
      if (all > WAYS_MAX) {
        throw new InvalidExpressionException(
            "Expected decisions that require each other along at most %,d ways, but found more."
                .formatted(WAYS_MAX));
      }
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
