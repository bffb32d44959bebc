package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.SequenceFlow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sequence flows of a process, by their ends. What an element itself lists is not trusted.
 * Those that leave an element are looked at from the last in the file to the first, as Zeebe does:
 * of several conditions that hold, the last wins. In what was deployed before that was so, the
 * first.
 */
final class Flows {

  private final Map<String, SequenceFlow> byId = new LinkedHashMap<>();
  private final Map<String, List<SequenceFlow>> bySource = new LinkedHashMap<>();
  private final Map<String, List<SequenceFlow>> byTarget = new LinkedHashMap<>();
  private final boolean lastFirst;

  Flows(int reading) {
    this.lastFirst = reading >= 1;
  }

  void add(SequenceFlow flow) {
    byId.put(flow.id(), flow);
    bySource.computeIfAbsent(flow.sourceId(), id -> new ArrayList<>()).add(flow);
    byTarget.computeIfAbsent(flow.targetId(), id -> new ArrayList<>()).add(flow);
  }

  List<SequenceFlow> from(String elementId) {
    List<SequenceFlow> leaving = bySource.getOrDefault(elementId, List.of());
    return List.copyOf(lastFirst ? leaving.reversed() : leaving);
  }

  List<SequenceFlow> to(String elementId) {
    return List.copyOf(byTarget.getOrDefault(elementId, List.of()));
  }

  Map<String, SequenceFlow> all() {
    return Collections.unmodifiableMap(byId);
  }
}
