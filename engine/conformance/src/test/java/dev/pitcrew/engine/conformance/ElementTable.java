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
    lines.addAll(everywhere());
    lines.addAll(documented());
    return String.join("\n", lines);
  }

  /** What differs wherever it is met. */
  private List<String> everywhere() {
    List<String> lines = new ArrayList<>(List.of("", "| Differs everywhere |", "|---|"));
    differences.general().stream()
        .map(Known::reason)
        .distinct()
        .forEach(reason -> lines.add("| %s |".formatted(reason)));
    return lines;
  }

  /** What the judge was not asked, and which page of Camunda's documentation says it. */
  private List<String> documented() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "",
                "| By the documentation of 8.9 alone | Page of docs.camunda.io |",
                "|---|---|"));
    scenarios.stream()
        .filter(s -> !s.documented().isEmpty())
        .forEach(s -> lines.add("| %s | `docs/%s` |".formatted(s.name(), s.documentedAt())));
    return lines;
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
    String what = refused ? "refused" : "works";
    if (!reasons.isEmpty()) {
      what = (refused ? "refused; differs: " : "differs: ") + String.join("; ", reasons);
    }
    boolean documented = of.stream().allMatch(s -> !s.documented().isEmpty());
    return "| %s | %s | %d%s |".formatted(feature.label(), what, of.size(), documented ? " *" : "");
  }
}
