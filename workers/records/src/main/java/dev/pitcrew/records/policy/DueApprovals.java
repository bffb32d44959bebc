package dev.pitcrew.records.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.decisions.PolicyNotes.Table;
import dev.pitcrew.records.policy.Policies.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which approvals a policy asks for.
 *
 * @param roles of the steps, in their order
 */
public record DueApprovals(Table table, String rule, List<String> roles) {

  public DueApprovals {
    roles = List.copyOf(roles);
  }

  public static DueApprovals of(Ruling ruling) {
    if (!ruling.says().path("steps").isArray()) {
      throw new ContractBroken(
          "Expected policy %s to name the steps of an approval, but it names none."
              .formatted(ruling.table().decisionId()));
    }
    return new DueApprovals(
        ruling.table(),
        ruling.says().path("rule").asText(""),
        roles(Optional.of(ruling.says().path("steps"))));
  }

  /** The roles of a list of steps, such as the process's own. */
  public static List<String> roles(Optional<JsonNode> steps) {
    var roles = new ArrayList<String>();
    steps.ifPresent(list -> list.forEach(step -> roles.add(step.path("role").asText(""))));
    return roles;
  }

  /** Whether a list of steps asks for all of them. */
  public boolean isWithin(List<String> listed) {
    return missing(listed).isEmpty();
  }

  /**
   * Those that nobody gave, by the steps at which people decided.
   *
   * @param step the role of the step a decision was made at; one from before steps were noted
   *     counts for any
   */
  public List<String> missing(List<Decision> given, Function<Decision, Optional<String>> step) {
    var roles =
        given.stream().flatMap(one -> step.apply(one).stream()).collect(Collectors.toList());
    var missing = missing(roles);
    long unknown = given.stream().filter(one -> step.apply(one).isEmpty()).count();
    return missing.subList((int) Math.min(unknown, missing.size()), missing.size());
  }

  private List<String> missing(List<String> there) {
    var left = new ArrayList<>(there);
    return roles.stream().filter(role -> !left.remove(role)).toList();
  }

  /** For the trail: which version of which table asked for what, and who gave it. */
  public Map<String, Object> facts(List<Decision> given) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("policy", table.decisionId());
    facts.put("version", table.version());
    facts.put("rule", rule);
    facts.put("due", String.join(", ", roles));
    facts.put("given", given.stream().map(Decision::by).collect(Collectors.joining(", ")));
    return facts;
  }

  /** Such as “policy approval-policy (version 3, rule large) asks for approver, director”. */
  public String words() {
    return "policy %s (version %d, rule %s) asks for %s"
        .formatted(
            table.decisionId(),
            table.version(),
            rule.isEmpty() ? "without a name" : rule,
            roles.isEmpty() ? "nobody" : String.join(", ", roles));
  }
}
