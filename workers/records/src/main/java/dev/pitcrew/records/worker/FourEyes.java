package dev.pitcrew.records.worker;

import dev.pitcrew.records.People;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether the approvals of an invoice count: enough of them, by different people, none of whom
 * validated it.
 */
final class FourEyes {

  private FourEyes() {}

  /** The people who approved, in the order of the steps. */
  static List<String> approvers(JobInput input) {
    var approvers = new ArrayList<String>();
    input
        .at("approvals")
        .ifPresent(
            list ->
                list.forEach(
                    one -> {
                      if (one.path("decision").asText().equals("approved")) {
                        approvers.add(one.path("by").asText());
                      }
                    }));
    return approvers;
  }

  /** Why the approvals do not count; empty when they do. */
  static Optional<String> objection(JobInput input, People people) {
    var approvers = approvers(input);
    var steps = input.at("approval", "steps").orElse(Variables.MAPPER.createArrayNode());
    if (approvers.size() < steps.size()) {
      return Optional.of(
          "%d approvals are needed, but %d were given.".formatted(steps.size(), approvers.size()));
    }
    var validator = input.text("validation", "by");
    var seen = new HashSet<String>();
    for (int i = 0; i < steps.size(); i++) {
      var who = approvers.get(i);
      var role = steps.get(i).path("role").asText();
      if (who.isBlank()) {
        return Optional.of("An approval does not say who gave it.");
      }
      if (validator.filter(who::equals).isPresent()) {
        return Optional.of("%s validated the invoice and cannot approve it too.".formatted(who));
      }
      if (!seen.add(who)) {
        return Optional.of(
            "%s approved it twice; the second approval is another person’s.".formatted(who));
      }
      if (people.find(who).filter(person -> !person.roles().contains(role)).isPresent()) {
        return Optional.of("%s approved it, but is no %s.".formatted(who, role));
      }
    }
    return Optional.empty();
  }
}
