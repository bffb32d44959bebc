package dev.pitcrew.engine.conformance.catalog.refused;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Acts;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Models that look wrong, each as one step: most are refused by both, some taken by both. */
public final class RefusedModels {

  private RefusedModels() {}

  /** What looks as wrong as the others, but both take it. */
  private static final Set<String> TAKEN =
      Set.of(
          "two timers",
          "at a manual task",
          "without a way on",
          "no retries",
          "header without a key",
          "duration that begins a process",
          "throw event of a timer",
          "throw event of an error",
          "terminate on the way",
          "a default with a condition",
          "mapping without a source",
          "mapping of a text",
          "mapping of an empty text",
          "a result variable that is no name",
          "a handler that nothing asks");

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    add(all, "tasks", RefusedTasks.tasks());
    add(all, "timers", RefusedEvents.timers());
    add(all, "events", RefusedEvents.events());
    add(all, "boundary events", RefusedEvents.boundaries());
    add(all, "scopes", RefusedScopes.scopes());
    add(all, "gateways and flows", RefusedScopes.gateways());
    add(all, "loops", RefusedTasks.loops());
    add(all, "expressions", RefusedTasks.expressions());
    add(all, "user tasks", RefusedTasks.userTasks());
    add(all, "compensation", RefusedEvents.compensation());
    Scenario taken =
        Scenario.of(
            "models that never work",
            Feature.STANDARD_LOOP,
            Feature.INSTANTIATING_RECEIVE,
            Feature.BAD_MODELS);
    ContestedModels.neverWork().forEach(taken::refused);
    all.add(taken);
    Scenario named = Scenario.of("models that are refused for another element", Feature.BAD_MODELS);
    ContestedModels.otherNames().forEach(named::refused);
    all.add(named);
    return all;
  }

  private static void add(List<Scenario> all, String name, Map<String, Resource> models) {
    Scenario scenario = Scenario.of("models that are refused: " + name, Feature.BAD_MODELS);
    Scenario taken = Scenario.of("models that look wrong: " + name, Feature.DEPLOYMENT);
    models.forEach(
        (what, model) -> {
          if (TAKEN.contains(what)) {
            taken.step(what, Acts.refused(model));
          } else {
            scenario.refused(what, model);
          }
        });
    all.add(scenario);
    if (!taken.steps().isEmpty()) {
      all.add(taken);
    }
  }

  static Map<String, Resource> map(Object... namesAndModels) {
    Map<String, Resource> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndModels.length; i += 2) {
      Object model = namesAndModels[i + 1];
      map.put(
          (String) namesAndModels[i],
          model instanceof Resource resource ? resource : process((String) model));
    }
    return map;
  }

  static Resource one(String name, String content) {
    return only("t", any(name, "t", content));
  }
}
