package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.conformance.side.History;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Zeebe takes over in a migration; it refuses an instance in which anything else is active.
 */
final class Migratable {

  private static final Set<String> TYPES =
      Set.of(
          "PROCESS",
          "SERVICE_TASK",
          "SEND_TASK",
          "USER_TASK",
          "RECEIVE_TASK",
          "SCRIPT_TASK",
          "BUSINESS_RULE_TASK",
          "SUB_PROCESS",
          "EVENT_SUB_PROCESS",
          "CALL_ACTIVITY",
          "MULTI_INSTANCE_BODY",
          "EXCLUSIVE_GATEWAY",
          "PARALLEL_GATEWAY",
          "INCLUSIVE_GATEWAY",
          "EVENT_BASED_GATEWAY",
          "INTERMEDIATE_CATCH_EVENT");

  private static final Pattern LINK =
      Pattern.compile("<intermediateCatchEvent id='([^']+)'.*<linkEventDefinition");
  private static final Pattern RACE = Pattern.compile("<eventBasedGateway id='([^']+)'");
  private static final Pattern FLOW = Pattern.compile("sourceRef='([^']+)' targetRef='([^']+)'");

  private static final Pattern UNDONE =
      Pattern.compile("<boundaryEvent [^>]*attachedToRef='([^']+)'.*<compensateEventDefinition");

  /** Active they have happened already, and wait for a listener. */
  private final Set<String> happened;

  /** Looped, Zeebe believes that the mapping takes off it what it is undone by. */
  private final Set<String> undone;

  /**
   * @param file the process
   */
  Migratable(String file) {
    Set<String> races =
        matches(RACE, file).map(race -> race.group(1)).collect(Collectors.toUnmodifiableSet());
    happened =
        Stream.concat(
                matches(LINK, file).map(link -> link.group(1)),
                matches(FLOW, file)
                    .filter(flow -> races.contains(flow.group(1)))
                    .map(flow -> flow.group(2)))
            .collect(Collectors.toUnmodifiableSet());
    undone = matches(UNDONE, file).map(one -> one.group(1)).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<MatchResult> matches(Pattern pattern, String file) {
    return pattern.matcher(file).results();
  }

  boolean takesOver(History.Element active) {
    boolean isUndoneLoop =
        active.type().equals("MULTI_INSTANCE_BODY") && undone.contains(active.id());
    return TYPES.contains(active.type()) && !happened.contains(active.id()) && !isUndoneLoop;
  }
}
