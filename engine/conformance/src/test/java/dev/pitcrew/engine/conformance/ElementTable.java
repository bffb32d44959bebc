package dev.pitcrew.engine.conformance;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Differences;
import dev.pitcrew.engine.conformance.scenario.Differences.Known;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the engine supports, as Markdown, from the scenarios that show it. */
final class ElementTable {

  /** Shown by other tests than scenarios, and where. */
  private static final Map<Feature, String> SHOWN_ELSEWHERE = new LinkedHashMap<>();

  static {
    SHOWN_ELSEWHERE.put(Feature.FEEL, "`FeelLanguageTest`");
    SHOWN_ELSEWHERE.put(Feature.DOCUMENTS, "`DocumentApiTest`");
    SHOWN_ELSEWHERE.put(Feature.CLUSTER_VARIABLES, "`ClusterVariableApiTest`");
  }

  private final List<Scenario> scenarios;
  private final Differences differences;

  ElementTable(List<Scenario> scenarios, Differences differences) {
    this.scenarios = scenarios;
    this.differences = differences;
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    long documented = scenarios.stream().filter(s -> !s.documented().isEmpty()).count();
    lines.add(
        "%d scenarios; %d of them by the documentation alone (*), where the judge cannot be asked."
            .formatted(scenarios.size(), documented));
    Arrays.stream(Feature.values())
        .collect(Collectors.groupingBy(Feature::group, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (group, features) -> {
              lines.add("");
              lines.add("| %s | | Scenarios |".formatted(group));
              lines.add("|---|---|---|");
              features.forEach(feature -> lines.add(row(feature)));
            });
    return String.join("\n", lines);
  }

  private String row(Feature feature) {
    List<Scenario> of = scenarios.stream().filter(s -> s.features().contains(feature)).toList();
    if (of.isEmpty()) {
      String where = SHOWN_ELSEWHERE.get(feature);
      return "| %s | %s | %s |"
          .formatted(
              feature.label(),
              where == null ? "no scenario yet" : "works",
              where == null ? "" : where);
    }
    boolean refused = of.stream().allMatch(Scenario::isRefusal);
    List<String> reasons =
        of.stream()
            .flatMap(s -> differences.of(s.name()).stream())
            .map(Known::reason)
            .distinct()
            .toList();
    String what =
        refused
            ? "refused"
            : reasons.isEmpty() ? "works" : "differs: " + String.join("; ", reasons);
    boolean documented = of.stream().allMatch(s -> !s.documented().isEmpty());
    return "| %s | %s | %d%s |".formatted(feature.label(), what, of.size(), documented ? " *" : "");
  }
}
