package dev.pitcrew.records.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the policy tables about a case by what the books hold of it, in the version by which people
 * were asked. Asks the engine: not to be used within a transaction.
 */
public final class PolicyBook {

  private static final String VALIDATION = "validate-invoice";

  private final Records records;
  private final Policies policies;

  public PolicyBook(Records records, Policies policies) {
    this.records = records;
    this.policies = policies;
  }

  /**
   * What a claim's policy says.
   *
   * @param lines as variable {@code policy} has them
   */
  public record ClaimRuling(JsonNode lines, DueApprovals due) {}

  /**
   * Which approvals an invoice needs; nothing when it was not checked since the books keep it.
   *
   * @param costCentres of the coding that is booked
   */
  public Optional<DueApprovals> ofInvoice(String caseId, List<@Nullable String> costCentres) {
    return Optional.ofNullable(records.policyNotes().facts(caseId).get(InvoiceFacts.SUBJECT))
        .map(
            checked ->
                DueApprovals.of(
                    ask(
                        caseId,
                        InvoiceFacts.POLICY,
                        InvoiceFacts.complete(
                            checked,
                            !records.decisions().standing(caseId, VALIDATION).isEmpty(),
                            costCentres))));
  }

  /**
   * Keeps by which version people are asked from now on; the first one holds.
   *
   * @param costCentres of the coding that people see
   * @param listed the roles of the process's own list
   * @return what the newest version asks for when the list does not have it, so that the list was
   *     made by another version; nothing is kept then
   */
  public Optional<DueApprovals> invoiceAsked(
      String caseId, List<@Nullable String> costCentres, List<String> listed) {
    if (records.policyNotes().table(caseId, InvoiceFacts.POLICY).isPresent()) {
      return Optional.empty();
    }
    var due = ofInvoice(caseId, costCentres);
    var other = due.filter(newest -> !newest.isWithin(listed));
    if (other.isEmpty()) {
      due.ifPresent(newest -> records.policyNotes().asked(caseId, newest.table()));
    }
    return other;
  }

  /**
   * What the policies say of a claim's lines, and who has to decide; nothing when it was not
   * matched since the books keep it.
   *
   * @param total of the claim in the books' currency
   */
  public Optional<ClaimRuling> ofClaim(String claimId, BigDecimal total) {
    var facts = records.policyNotes().facts(claimId);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    ArrayNode lines = Variables.MAPPER.createArrayNode();
    for (var asked : facts.values()) {
      var says = ask(claimId, ClaimFacts.LINE_POLICY, Variables.toMap(asked)).says();
      if (!(says instanceof ObjectNode verdict)) {
        throw new ContractBroken(
            "Expected policy %s to say what becomes of line %s, but it says nothing of it."
                .formatted(ClaimFacts.LINE_POLICY, asked.path(ClaimFacts.LINE).asText()));
      }
      verdict.set(ClaimFacts.LINE, asked.path(ClaimFacts.LINE));
      lines.add(verdict);
    }
    return Optional.of(
        new ClaimRuling(
            lines,
            DueApprovals.of(ask(claimId, ClaimFacts.APPROVERS, approversFacts(lines, total)))));
  }

  /**
   * Keeps by which versions people are asked from now on; the first ones hold.
   *
   * @param listed the roles of the process's own list
   * @return what the newest versions ask for when the list does not have it, as with an invoice
   */
  public Optional<DueApprovals> claimAsked(String claimId, BigDecimal total, List<String> listed) {
    if (records.policyNotes().table(claimId, ClaimFacts.APPROVERS).isPresent()) {
      return Optional.empty();
    }
    var due = ofClaim(claimId, total).map(ClaimRuling::due);
    var other = due.filter(newest -> !newest.isWithin(listed));
    if (other.isEmpty()) {
      due.ifPresent(newest -> keep(claimId, newest));
    }
    return other;
  }

  private void keep(String claimId, DueApprovals due) {
    var line = records.policyNotes().facts(claimId).firstEntry().getValue();
    if (records.policyNotes().table(claimId, ClaimFacts.LINE_POLICY).isEmpty()) {
      var says = policies.ask(ClaimFacts.LINE_POLICY, Optional.empty(), Variables.toMap(line));
      records.policyNotes().asked(claimId, says.table());
    }
    records.policyNotes().asked(claimId, due.table());
  }

  private static Map<String, Object> approversFacts(ArrayNode lines, BigDecimal total) {
    boolean needsPerson = false;
    boolean allRefused = true;
    for (var line : lines) {
      var result = line.path("result").asText();
      needsPerson |= result.equals("needs-person");
      allRefused &= result.equals("refused");
    }
    var facts = new LinkedHashMap<String, Object>();
    facts.put("total", total);
    facts.put("needsPerson", needsPerson);
    facts.put("allRefused", allRefused);
    return facts;
  }

  private Policies.Ruling ask(String caseId, String decisionId, Map<String, Object> facts) {
    return policies.ask(decisionId, records.policyNotes().table(caseId, decisionId), facts);
  }
}
