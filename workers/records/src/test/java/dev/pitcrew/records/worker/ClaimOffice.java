package dev.pitcrew.records.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.PictureHash;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.company.EntityJson;
import dev.pitcrew.records.guard.Guard;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.people.Person;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From an expense claim to its posting, as the jobs and the people do it. Anton leads clara. */
final class ClaimOffice {

  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  static final String ONE = "EXP-000000000001";
  static final String TWO = "EXP-000000000002";
  static final String TAXI =
      """
      {"date": "2026-11-03", "category": "taxi", "description": "To the fair", "merchant": "Hansa Taxi", "amount": "21.40",
       "currency": "EUR", "country": "DE", "paidWith": "own", "receipt": "taxi.jpg"}
      """;
  static final String HOTEL =
      """
      {"date": "2026-11-04", "category": "lodging", "description": "Fair", "merchant": "Hotel Post", "amount": "107.00",
       "currency": "EUR", "country": "DE", "paidWith": "company-card", "receipt": "hotel.jpg"}
      """;

  /** The ink of a picture as its hash tells it. */
  static final String CELLS = "7a3".repeat(PictureHash.CELLS / 3);

  static final String TAXI_READ =
      """
      {"fields": {"merchant": {"value": "Hansa Taxi", "confidence": 0.8}, "date": {"value": "2026-11-03", "confidence": 0.9},
        "total": {"value": "21.40", "confidence": 0.9}, "currency": {"value": "EUR", "confidence": 0.9}}, "imageHash": "00ff00ff00ff00ff%s",
       "taxes": [{"rate": "7", "net": "20.00", "tax": "1.40"}]}
      """
          .formatted(CELLS);
  static final String HOTEL_READ =
      """
      {"fields": {"merchant": {"value": "Hotel Post", "confidence": 0.8}, "date": {"value": "2026-11-04", "confidence": 0.9},
        "total": {"value": "107.00", "confidence": 0.9}, "currency": {"value": "EUR", "confidence": 0.9}}, "imageHash": "1234567812345678%s",
       "taxes": [{"rate": "7", "net": "100.00", "tax": "7.00"}]}
      """
          .formatted(CELLS);

  private final Records records;
  private final FixedPolicies policies = new FixedPolicies();
  private final GuardDecision guard;
  private final Map<String, List<String>> standsInFor = new LinkedHashMap<>();
  private long jobs = 1000;

  ClaimOffice(String database) {
    records = Records.open(database, InstantSource.fixed(NOW));
    var clara = records.people().find("clara").orElseThrow();
    records
        .people()
        .save(
            new Person(
                clara.username(),
                clara.name(),
                clara.roles(),
                "anton",
                clara.email(),
                true,
                clara.entity(),
                clara.iban(),
                "staff",
                "2100",
                null));
    guard =
        new GuardDecision(
            records,
            new Guard(
                records,
                username -> standsInFor.getOrDefault(username, List.of()),
                (username, purpose) -> false));
  }

  Records records() {
    return records;
  }

  GuardDecision guard() {
    return guard;
  }

  /** From now on. */
  void standIn(String username, String... forWhom) {
    standsInFor.put(username, List.of(forWhom));
  }

  JobOutcome provide(String claim, String by) {
    return guard.run(
        input(
            "{\"rateProvided\": {\"decision\": \"provided\", \"by\": \"%s\"}}".formatted(by),
            task("provide-rate", by),
            instance(id(claim))));
  }

  void person(String username, @Nullable String manager) {
    var known = records.people().find(username);
    records
        .people()
        .save(
            new Person(
                username,
                username,
                known.map(Person::roles).orElse(Set.of()),
                manager,
                null,
                true,
                "brueckner-voss",
                null));
  }

  void fallback(@Nullable String username) {
    var entity = records.entities().find("brueckner-voss").orElseThrow();
    var json = (ObjectNode) tree(EntityJson.write(entity));
    json.put("id", entity.id()).put("name", entity.name()).put("iban", entity.iban());
    json.put("country", "DE").put("timeZone", "Europe/Berlin");
    json.put("expenseFallback", username);
    Entity changed = EntityJson.read(json);
    records.entities().save(changed);
  }

  static JsonNode tree(String json) {
    return Variables.MAPPER.valueToTree(Variables.fromJson(json));
  }

  String claimJson(String id, String claimant, String... lines) {
    var receipts = new ArrayList<String>();
    for (var line : lines) {
      var name =
          line.contains("taxi.jpg")
              ? "taxi.jpg"
              : line.contains("hotel.jpg") ? "hotel.jpg" : "other.jpg";
      receipts.add(
          "{\"documentId\": \"%s\", \"contentHash\": \"hash-%s\", \"metadata\": {\"fileName\": \"%s\"}}"
              .formatted(name, name, name));
    }
    return """
    {"claimId": "%s", "claimant": "%s", "entityId": "brueckner-voss", "channel": "form", "locale": %s,
     "submittedAt": "2026-11-19T10:00:00Z", "receipts": [%s], "lines": [%s]}
    """
        .formatted(
            id,
            claimant,
            lines[0].contains("1.234") ? "null" : "\"en-GB\"",
            String.join(",", receipts),
            String.join(",", lines));
  }

  /** A claim that was read, as {@code id|claimant|json}. */
  String handIn(String id, String claimant, String... lines) {
    read(id, claimant, null, lines);
    return id + "|" + claimant + "|" + claimJson(id, claimant, lines);
  }

  String read(String id, String claimant, @Nullable String correction, String... lines) {
    var outcome =
        new ReadExpenseClaim(records)
            .run(
                input(
                    "{\"claim\": %s, \"correction\": %s}"
                        .formatted(claimJson(id, claimant, lines), correction),
                    null,
                    instance(id)));
    return Variables.toJson(((JobOutcome.Completed) outcome).variables().get("claimLines"));
  }

  JobOutcome match(String claim, String... receipts) {
    return new MatchClaim(records)
        .run(
            input(
                "{\"claim\": %s, \"receipts\": [%s]}"
                    .formatted(json(claim), String.join(",", receipts)),
                null,
                instance(id(claim))));
  }

  String matched(String claim, String... receipts) {
    return Variables.toJson(
        ((JobOutcome.Completed) match(claim, receipts)).variables().get("matching"));
  }

  JobOutcome planned(String claim, String role) {
    return new PlanClaimApproval(records, policies)
        .run(
            input(
                "{\"claim\": %s, \"step\": {\"role\": \"%s\"}, \"approval\": {\"steps\": %s}}"
                    .formatted(json(claim), role, policies.listed()),
                null,
                instance(id(claim))));
  }

  void plan(String claim, String role) {
    assertThat(planned(claim, role)).isInstanceOf(JobOutcome.Completed.class);
  }

  static List<String> candidates(JobOutcome outcome) {
    var plan = (Map<?, ?>) ((JobOutcome.Completed) outcome).variables().get("plan");
    return ((List<?>) plan.get("candidateUsers")).stream().map(String::valueOf).toList();
  }

  JobOutcome decide(String claim, String shown, String policy, String by, String... lines) {
    return guard.run(
        input(
            decision(claim, shown, policy, by, lines),
            task("decide-claim", by),
            instance(id(claim))));
  }

  String decision(String claim, String shown, String policy, String by, String... lines) {
    var claimLines =
        Variables.toJson(
            records.claims().lines(id(claim)).stream().map(row -> row.line().toMap()).toList());
    return "{\"claim\": %s, \"claimLines\": {\"lines\": %s}, \"matching\": %s, \"policy\": %s, \"claimDecision\": {\"by\": \"%s\", \"lines\": [%s]}}"
        .formatted(json(claim), claimLines, shown, policy, by, String.join(",", lines));
  }

  JobOutcome correct(String claim, String by, String decision) {
    return guard.run(
        input(
            "{\"correction\": {\"decision\": \"%s\", \"by\": \"%s\"}}".formatted(decision, by),
            task("correct-claim", by),
            instance(id(claim))));
  }

  /** What the deployed tables say. */
  FixedPolicies policies() {
    return policies;
  }

  /** By a policy table that says the same as the process does. */
  JobOutcome post(String claim, String policy, int steps) {
    policies.lines(policy);
    policies.due(Collections.nCopies(steps, "manager").toArray(String[]::new));
    return postAs(claim, policy, steps);
  }

  /** Whatever the tables say. */
  JobOutcome postAs(String claim, String policy, int steps) {
    return new PostClaim(records, policies)
        .run(
            input(
                "{\"claim\": %s, \"policy\": %s, \"approval\": {\"steps\": [%s]}}"
                    .formatted(
                        json(claim),
                        policy,
                        String.join(",", Collections.nCopies(steps, "{\"role\": \"manager\"}"))),
                null,
                instance(id(claim))));
  }

  void tell(String claim, String turn) {
    new TellClaimant(records)
        .run(
            input("{\"claim\": %s}".formatted(json(claim)), null, instance(id(claim)))
                .withHeaders(Map.of("turn", turn)));
  }

  /** Each {@code line result [payable]}. */
  static String policy(String... lines) {
    var list = new ArrayList<String>();
    for (var line : lines) {
      var parts = line.split(" ");
      list.add(
          "{\"line\": %s, \"result\": \"%s\", \"payable\": %s, \"rule\": \"rule\", \"reason\": \"because\"}"
              .formatted(parts[0], parts[1], parts.length > 2 ? "\"" + parts[2] + "\"" : "null"));
    }
    return "[" + String.join(",", list) + "]";
  }

  static String line(int line, String decision) {
    return "{\"line\": %d, \"decision\": \"%s\"}".formatted(line, decision);
  }

  static String refused(int line, String reason) {
    return "{\"line\": %d, \"decision\": \"refused\", \"reason\": \"%s\"}".formatted(line, reason);
  }

  static String cut(int line, String amount, String reason) {
    return "{\"line\": %d, \"decision\": \"approved\", \"amount\": \"%s\", \"reason\": \"%s\"}"
        .formatted(line, amount, reason);
  }

  static JobOutcome denied(String reason) {
    return new JobOutcome.Denied(reason);
  }

  static Map<String, Object> posting(JobOutcome outcome) {
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return Variables.toMap(((JobOutcome.Completed) outcome).variables().get("posting"));
  }

  static List<String> lines(JournalEntry entry) {
    return entry.lines().stream()
        .map(
            line ->
                "%s %s %s %s"
                    .formatted(line.account(), line.costCentre(), line.vatCode(), line.amount()))
        .toList();
  }

  JobInput.ListenedTask task(String element, String assignee) {
    return new JobInput.ListenedTask(++jobs, element, assignee);
  }

  static String id(String claim) {
    return claim.split("\\|", 3)[0];
  }

  static String json(String claim) {
    return claim.split("\\|", 3)[2];
  }

  static long instance(String id) {
    return Math.abs((long) id.hashCode()) + 1;
  }

  JobInput input(String json, JobInput.@Nullable ListenedTask task) {
    return input(json, task, instance(ONE));
  }

  JobInput input(String json, JobInput.@Nullable ListenedTask task, long instance) {
    return JobInput.parse(++jobs, instance, 77, "expense-approval", json, task);
  }
}
