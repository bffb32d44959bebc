package dev.pitcrew.engine.conformance.shipped;

import dev.pitcrew.engine.conformance.scenario.Scenario;
import dev.pitcrew.engine.conformance.side.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to play of the shipped processes. */
public final class ShippedCases {

  /** One path through one of them. */
  public record Path(String name, Scenario scenario, List<String> expected) {

    private static final String TIME =
        "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-]\\d\\d:\\d\\d)?(\\[[A-Za-z/]+])?";

    /** Without the hour, which is another in each engine, and the order, which is no promise. */
    public List<String> comparable(List<String> facts) {
      return facts.stream()
          .filter(fact -> !fact.startsWith("order of "))
          .map(fact -> sorted(fact.replaceAll(TIME, "then")))
          .toList();
    }

    /** The names in a value have no order. */
    private static String sorted(String fact) {
      int at = fact.startsWith("variable ") ? fact.indexOf(" = ") + 3 : 0;
      return at == 0 ? fact : fact.substring(0, at) + Json.sorted(fact.substring(at));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private ShippedCases() {}

  public static List<Path> all() {
    return Cases.all().stream().map(c -> new Path(c.name(), c.scenario(), c.passed())).toList();
  }

  public static List<String> folders() {
    return Shipped.folders();
  }

  public static Set<String> foldersPlayed() {
    return Cases.all().stream().flatMap(c -> c.folders().stream()).collect(Collectors.toSet());
  }
}
