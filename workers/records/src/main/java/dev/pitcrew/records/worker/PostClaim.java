package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Effects.Claim.Done;
import dev.pitcrew.jobs.Effects.Claim.Granted;
import dev.pitcrew.jobs.Effects.Claim.Unresolved;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.coding.ClaimPosting;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.expenses.ClaimRow;
import dev.pitcrew.records.expenses.Claims;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.policy.ClaimFacts;
import dev.pitcrew.records.policy.DueApprovals;
import dev.pitcrew.records.policy.Policies;
import dev.pitcrew.records.policy.PolicyBook;
import dev.pitcrew.records.policy.PolicyBook.ClaimRuling;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code records.post-claim}. Journal entry, what is owed to the employee and the claim's end are
 * one transaction under the claim's effect, so it is safe to run twice: the second run finds the
 * first one's result. What is posted is what the books hold and what the decisions in the books
 * say, never what a variable says.
 */
final class PostClaim implements JobWork {

  static final String TYPE = "records.post-claim";
  static final List<String> VARIABLES = List.of("claim", "approval");

  private final Records records;
  private final ClaimDecisions decisions;
  private final PolicyBook policies;

  PostClaim(Records records, Policies policies) {
    this.records = records;
    this.policies = new PolicyBook(records, policies);
    this.decisions = new ClaimDecisions(records);
  }

  @Override
  public JobOutcome run(JobInput input) {
    var id = ReceivedClaim.id(records, input);
    var key = TYPE + ":" + id;
    var ruling = policies.ofClaim(id, total(id));
    return records.inTransaction(
        () ->
            switch (records.effects().claim(key)) {
              case Done done -> JobOutcome.completed("posting", Variables.fromJson(done.result()));
              case Unresolved open ->
                  new JobOutcome.NeedsPerson(
                      "Expected to post a claim, but posting began at %s and nobody knows how it ended."
                          .formatted(open.since()));
              case Granted granted -> post(input, id, key, ruling);
            });
  }

  private BigDecimal total(String id) {
    return records
        .claims()
        .find(id)
        .flatMap(claim -> Optional.ofNullable(claim.total()))
        .orElse(BigDecimal.ZERO);
  }

  private JobOutcome post(JobInput input, String id, String key, Optional<ClaimRuling> ruling) {
    var claim = ReceivedClaim.of(records, input, TYPE);
    var rows = records.claims().lines(id);
    var policy =
        Policy.of(ruling.map(ClaimRuling::lines).orElseGet(Variables.MAPPER::createArrayNode));
    var nobody = nobodyAsked(id, rows, policy, ruling);
    if (nobody.isPresent()) {
      records.effects().giveBack(key);
      return new JobOutcome.NeedsPerson(nobody.get());
    }
    var objection = objection(claim, rows, policy, ruling.map(ClaimRuling::due));
    if (objection.isPresent()) {
      records.effects().giveBack(key);
      return refused(input, id, ruling.map(ClaimRuling::due), objection.get());
    }
    var due = ruling.orElseThrow().due();
    var amounts = decisions.amounts(id, rows, policy);
    var posting = posting(claim, rows, amounts);
    posting.entry().ifPresent(entry -> records.journal().post(entry, TYPE));
    records
        .claims()
        .post(
            id,
            new Claims.Outcome(
                amounts, posting.reimbursable(), posting.companyCard(), posting.refused()),
            TYPE);
    if (posting.reimbursable().signum() > 0) {
      records.claimPayables().post(payable(claim, posting.reimbursable()), TYPE);
    }
    var standing = records.decisions().standing(id, ClaimDecisions.ELEMENT);
    records.audit().append(TYPE, "policy-applied", "claim", id, Map.of(), due.facts(standing));
    var result = result(claim, posting);
    records.effects().resolve(key, Variables.toJson(result));
    return JobOutcome.completed("posting", result);
  }

  private JobOutcome refused(
      JobInput input, String id, Optional<DueApprovals> due, String objection) {
    var standing = records.decisions().standing(id, ClaimDecisions.ELEMENT);
    return due.flatMap(
            asked -> Shortened.stop(records, input, TYPE, "claim", id, asked, standing, objection))
        .orElseGet(
            () -> {
              records.decisions().makeVoid(id, ClaimDecisions.ELEMENT, objection, TYPE);
              return JobOutcome.error("approval-void", objection);
            });
  }

  /**
   * Why a line would never be decided: its table's word is none that the process knows, and so
   * nobody is asked. Matching it again would end here again.
   */
  private Optional<String> nobodyAsked(
      String id, List<ClaimRow> rows, Policy policy, Optional<ClaimRuling> ruling) {
    return ruling
        .filter(asked -> asked.due().roles().isEmpty())
        .flatMap(
            asked ->
                decisions.undecided(id, rows, policy).stream()
                    .filter(line -> !word(asked.lines(), line).equals("needs-person"))
                    .sorted()
                    .findFirst()
                    .map(
                        line ->
                            "Expected a person to decide on line %d, for policy %s says %s of it (known are pays, needs-person and refused), but %s. Mend the tables and deploy them, then retry."
                                .formatted(
                                    line,
                                    ClaimFacts.LINE_POLICY,
                                    said(asked.lines(), line),
                                    asked.due().words())));
  }

  private static String said(JsonNode lines, int number) {
    var word = word(lines, number);
    return word.isEmpty() ? "nothing" : "“" + word + "”";
  }

  private static String word(JsonNode lines, int number) {
    for (var line : lines) {
      if (line.path(ClaimFacts.LINE).asInt() == number) {
        return line.path("result").asText("");
      }
    }
    return "";
  }

  /** Why what was decided is not what would be posted; empty when it is. */
  private Optional<String> objection(
      Claim claim, List<ClaimRow> rows, Policy policy, Optional<DueApprovals> due) {
    if (rows.isEmpty()
        || rows.stream().anyMatch(row -> row.amountInBooks() == null)
        || !records.claimContents().content(claim.id()).equals(claim.content())) {
      return Optional.of("The claim was changed after it was matched with its receipts.");
    }
    if (due.isEmpty()) {
      return Optional.of("It was matched before the books kept what the policy is asked.");
    }
    var standing = records.decisions().standing(claim.id(), ClaimDecisions.ELEMENT);
    int asked = Math.max(claim.steps(), due.get().roles().size());
    if (standing.size() < asked) {
      return Optional.of(
          "%d decisions are needed, but %d were made.".formatted(asked, standing.size()));
    }
    var missing = due.get().missing(standing, records.approvalSteps()::roleOf);
    if (!missing.isEmpty()) {
      return Optional.of("No %s has decided on it.".formatted(missing.getFirst()));
    }
    return fourEyes(claim, standing, decisions.binding(claim.id(), policy))
        .or(
            () ->
                decisions.undecided(claim.id(), rows, policy).stream()
                    .sorted()
                    .findFirst()
                    .map("Line %d needs a person, and nobody has decided on it."::formatted));
  }

  private static Optional<String> fourEyes(Claim claim, List<Decision> standing, String binding) {
    var busy = new HashSet<String>();
    busy.add(claim.claimant());
    for (var decision : standing) {
      if (!binding.equals(decision.binding())) {
        return Optional.of(
            "%s decided on something else than what is to be posted.".formatted(decision.by()));
      }
      if (!busy.add(decision.by())
          || decision.onBehalfOf() != null && !busy.add(decision.onBehalfOf())) {
        return Optional.of(
            "%s handed the claim in or decided on it before, and cannot decide on it too."
                .formatted(decision.by()));
      }
    }
    return Optional.empty();
  }

  private ClaimPosting posting(Claim claim, List<ClaimRow> rows, Map<Integer, BigDecimal> amounts) {
    var entity = ReceivedClaim.entity(records, claim);
    return ClaimPosting.of(
        claim,
        rows,
        amounts,
        entity,
        records.people().find(claim.claimant()).orElseThrow().costCentre(),
        ReceivedClaim.day(entity, records.clock().instant()),
        ReceivedClaim.day(entity, claim.submittedAt()));
  }

  private ClaimPayable payable(Claim claim, BigDecimal amount) {
    var now = records.clock().instant();
    var today = ReceivedClaim.day(ReceivedClaim.entity(records, claim), now);
    var iban = records.people().find(claim.claimant()).orElseThrow().iban();
    var content = records.claimContents().content(claim.id());
    return new ClaimPayable(
        claim.id(),
        claim.entityId(),
        claim.claimant(),
        today,
        today,
        claim.currency(),
        amount,
        iban,
        content,
        Binding.of(Payee.ofEmployee(claim.claimant()), iban, amount, claim.currency(), content),
        Invoice.State.POSTED,
        null,
        now);
  }

  private static Map<String, Object> result(Claim claim, ClaimPosting posting) {
    var result = new LinkedHashMap<String, Object>();
    result.put("claimId", claim.id());
    result.put("reimbursable", posting.reimbursable().toPlainString());
    result.put("companyCard", posting.companyCard().toPlainString());
    result.put("refused", posting.refused().toPlainString());
    result.put("currency", claim.currency());
    if (posting.reimbursable().signum() > 0) {
      result.put("payableId", claim.id());
    }
    result.put("lines", posting.lines().stream().map(ClaimPosting.Booked::toMap).toList());
    return result;
  }
}
