package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.policy.DueApprovals;
import dev.pitcrew.records.policy.Policies;
import dev.pitcrew.records.policy.PolicyBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.plan-claim-approval}. Who decides on a claim at this step, when to remind and to
 * escalate, and who stands in for whoever is absent. The step goes into the books, where the guard
 * looks it up, and so do the policies' versions, by which the posting will judge. Safe to run
 * twice: a job's step is noted once.
 */
final class PlanClaimApproval implements JobWork {

  static final String TYPE = "records.plan-claim-approval";
  static final List<String> VARIABLES = List.of("claim", "step", "approval", "policy");

  static final String MANAGER = "manager";

  private static final int REMIND_AFTER_DAYS = 1;
  private static final int DUE_AFTER_DAYS = 2;
  private static final int ESCALATE_AFTER_DAYS = 3;

  private final Records records;
  private final PolicyBook policies;

  PlanClaimApproval(Records records, Policies policies) {
    this.records = records;
    this.policies = new PolicyBook(records, policies);
  }

  @Override
  public JobOutcome run(JobInput input) {
    var id = ReceivedClaim.id(records, input);
    var total =
        records
            .claims()
            .find(id)
            .flatMap(claim -> Optional.ofNullable(claim.total()))
            .orElse(BigDecimal.ZERO);
    var newer = policies.claimAsked(id, total, DueApprovals.roles(input.at("approval", "steps")));
    if (newer.isPresent()) {
      return Shortened.decidedByAnother(records, input, TYPE, "claim", id, newer.get());
    }
    return records.inTransaction(() -> plan(input));
  }

  private JobOutcome plan(JobInput input) {
    var claim = ReceivedClaim.of(records, input, TYPE);
    var role = input.requiredText("step", "role");
    var excluded = excluded(claim);
    records
        .claims()
        .askFor(claim.id(), input.at("approval", "steps").map(JsonNode::size).orElse(1));
    var decider = role.equals(MANAGER) ? manager(claim, excluded) : Optional.<Person>empty();
    var others = role.equals(MANAGER) ? List.<Person>of() : withRole(role, excluded);
    if (decider.isEmpty() && others.isEmpty()) {
      decider = fallback(claim, excluded);
      if (decider.isEmpty()) {
        return new JobOutcome.NeedsPerson(
            "Expected somebody who may decide on claim %s as %s, but there is nobody beside the claimant and who decided before. Name an expenseFallback in the company file."
                .formatted(claim.id(), role));
      }
    }
    var username = decider.map(Person::username).orElse(null);
    records.approvalSteps().plan(input.jobKey(), claim.id(), role, username);
    var calendar = records.calendars().of(claim.entityId());
    var now = records.clock().instant();
    var plan = new LinkedHashMap<String, Object>();
    plan.put("remindAt", calendar.plusWorkingDays(now, REMIND_AFTER_DAYS).toString());
    plan.put("escalateAt", calendar.plusWorkingDays(now, ESCALATE_AFTER_DAYS).toString());
    plan.put("dueAt", calendar.plusWorkingDays(now, DUE_AFTER_DAYS).toString());
    plan.put("candidateUsers", candidates(claim, decider, others, excluded));
    plan.put("escalateTo", escalateTo(claim, username, role, excluded));
    plan.put("lines", lines(claim, input));
    return JobOutcome.completed("plan", plan);
  }

  /** What may be said of each line at this step: what earlier steps refused or cut stays so. */
  private List<Map<String, Object>> lines(Claim claim, JobInput input) {
    var policy = Policy.of(input);
    var rows =
        records.claims().lines(claim.id()).stream()
            .filter(row -> row.amountInBooks() != null)
            .toList();
    var amounts = new ClaimDecisions(records).amounts(claim.id(), rows, policy);
    var lines = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      int number = row.line().line();
      var amount = amounts.get(number).min(policy.asked(number, row.amountInBooks()));
      var line = new LinkedHashMap<String, Object>();
      line.put("line", number);
      line.put("date", row.line().date().toString());
      line.put("description", row.line().description());
      line.put("claimed", row.amountInBooks().toPlainString());
      line.put("amount", amount.setScale(2, RoundingMode.HALF_UP).toPlainString());
      line.put("decision", amount.signum() == 0 ? "refused" : "approved");
      line.put("reason", policy.of(number).reason());
      lines.add(line);
    }
    return lines;
  }

  /** The claimant, and whoever decided on it before: nobody uses their word twice. */
  private Set<String> excluded(Claim claim) {
    var excluded = new LinkedHashSet<String>();
    excluded.add(claim.claimant());
    for (Decision decision : records.decisions().standing(claim.id(), ClaimDecisions.ELEMENT)) {
      excluded.add(decision.by());
      if (decision.onBehalfOf() != null) {
        excluded.add(decision.onBehalfOf());
      }
    }
    return excluded;
  }

  /** The nearest manager above the claimant who works here and may decide. */
  private Optional<Person> manager(Claim claim, Set<String> excluded) {
    return above(claim.claimant(), excluded);
  }

  private Optional<Person> above(String username, Set<String> excluded) {
    var seen = new LinkedHashSet<String>();
    @Nullable String next = username;
    while (next != null && seen.add(next)) {
      var person = records.people().find(next);
      if (person.isPresent()
          && !next.equals(username)
          && person.get().active()
          && !excluded.contains(next)) {
        return person;
      }
      next = person.map(Person::manager).orElse(null);
    }
    return Optional.empty();
  }

  private Optional<Person> fallback(Claim claim, Set<String> excluded) {
    return Optional.ofNullable(
            ReceivedClaim.entity(records, claim).bookkeeping().expenses().fallback())
        .flatMap(records.people()::find)
        .filter(Person::active)
        .filter(person -> !excluded.contains(person.username()));
  }

  private List<Person> withRole(String role, Set<String> excluded) {
    return records.people().withRole(role).stream()
        .filter(person -> !excluded.contains(person.username()))
        .toList();
  }

  /** Whoever decides, and for whoever is absent the substitute, unless that is the claimant. */
  private List<String> candidates(
      Claim claim, Optional<Person> decider, List<Person> others, Set<String> excluded) {
    var today = records.calendars().of(claim.entityId()).dayOf(records.clock().instant());
    var candidates = new LinkedHashSet<String>();
    decider.map(Person::username).ifPresent(candidates::add);
    for (var person : decider.map(List::of).orElse(others)) {
      records
          .absences()
          .substituteOf(person.username(), today)
          .filter(substitute -> !excluded.contains(substitute))
          .ifPresent(candidates::add);
    }
    return List.copyOf(candidates);
  }

  /** The next one above who decides, else the named fallback, else the directors. */
  private Map<String, String> escalateTo(
      Claim claim, @Nullable String username, String role, Set<String> excluded) {
    var without = new LinkedHashSet<>(excluded);
    if (username != null) {
      without.add(username);
    }
    return Optional.ofNullable(username)
        .flatMap(name -> above(name, without))
        .or(() -> fallback(claim, without))
        .map(person -> Map.of("username", person.username()))
        .or(
            () ->
                role.equals("director")
                    ? Optional.empty()
                    : Optional.of(Map.of("role", role.equals(MANAGER) ? "controller" : "director")))
        .orElse(Map.of());
  }
}
