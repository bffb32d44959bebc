package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.expenses.ClaimRow;
import dev.pitcrew.records.expenses.LineDecision;
import dev.pitcrew.records.payable.Binding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be said of a claim's lines at a decision, and what is approved of them in the end. All
 * of it is judged by the lines in the books; a decision is bound to them and to the policy.
 */
final class ClaimDecisions {

  static final String ELEMENT = "decide-claim";

  private final Records records;

  ClaimDecisions(Records records) {
    this.records = records;
  }

  /** What a decision on the claim holds for: its content in the books, and the policy's answer. */
  String binding(String claimId, Policy policy) {
    var text = records.claimContents().content(claimId) + "\n" + policy.canonical();
    return Binding.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Why what was said of the lines cannot stand; empty when it can. */
  Optional<String> objection(String claimId, JobInput input) {
    var rows = records.claims().lines(claimId);
    if (rows.isEmpty() || rows.stream().anyMatch(row -> row.amountInBooks() == null)) {
      return Optional.of("The claim has not been matched since it was read.");
    }
    if (!isShown(rows, input)) {
      return Optional.of(
          "What is shown is not what the books say: the claim was changed since it was matched.");
    }
    var policy = Policy.of(input);
    var standing = amounts(claimId, rows, policy);
    var said = new HashMap<Integer, JsonNode>();
    input
        .at("claimDecision", "lines")
        .orElseThrow()
        .forEach(line -> said.put(line.path("line").asInt(), line));
    var known = rows.stream().map(row -> row.line().line()).collect(Collectors.toSet());
    for (var number : said.keySet()) {
      if (!known.contains(number)) {
        return Optional.of("The claim has no line %d.".formatted(number));
      }
    }
    for (var row : rows) {
      var line = said.get(row.line().line());
      var objection =
          line == null
              ? notSaid(row, policy, standing)
              : objection(row, line, policy, standing.get(row.line().line()));
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> notSaid(
      ClaimRow row, Policy policy, Map<Integer, BigDecimal> standing) {
    int number = row.line().line();
    return policy.of(number).result() == Policy.Result.NEEDS_PERSON
            && standing.get(number).signum() > 0
        ? Optional.of("Line %d needs a decision.".formatted(number))
        : Optional.empty();
  }

  private static Optional<String> objection(
      ClaimRow row, JsonNode line, Policy policy, BigDecimal most) {
    int number = row.line().line();
    if (line.path("decision").asText().equals("refused")) {
      return Optional.empty();
    }
    if (policy.of(number).result() == Policy.Result.REFUSED) {
      return Optional.of(
          "Line %d is refused by the policy%s and cannot be approved."
              .formatted(
                  number,
                  policy.of(number).rule().isEmpty() ? "" : " (" + policy.of(number).rule() + ")"));
    }
    if (most.signum() == 0) {
      return Optional.of(
          "Line %d was refused before and cannot be approved now.".formatted(number));
    }
    var amount = amount(line);
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    if (amount.get().signum() <= 0 || amount.get().stripTrailingZeros().scale() > 2) {
      return Optional.of(
          "Line %d has the amount %s; refuse the line, or name an amount above zero with two decimals."
              .formatted(number, amount.get().toPlainString()));
    }
    if (amount.get().compareTo(most) > 0) {
      return Optional.of(
          "Line %d can be paid up to %s, but %s was entered: amounts are cut, never raised."
              .formatted(number, most.toPlainString(), amount.get().toPlainString()));
    }
    return amount.get().compareTo(most) < 0 && line.path("reason").asText("").isBlank()
        ? Optional.of("Say why: cutting line %d needs a reason.".formatted(number))
        : Optional.empty();
  }

  /** Keeps what was said of each line, once for each task. */
  void keep(Decision decision, JobInput input) {
    var lines = new ArrayList<LineDecision>();
    for (var line : input.at("claimDecision", "lines").orElseThrow()) {
      var reason = line.path("reason").asText("").strip();
      boolean isApproved = line.path("decision").asText().equals("approved");
      lines.add(
          new LineDecision(
              decision.userTaskKey(),
              line.path("line").asInt(),
              isApproved,
              isApproved ? amount(line).orElse(null) : null,
              reason.isEmpty() ? null : reason));
    }
    records.claims().decide(decision.caseId(), lines, decision.by(), decision.onBehalfOf());
  }

  /**
   * What may be paid of each line by the policy and the decisions that stand, the least that
   * anybody said; not yet whether enough people said it.
   */
  Map<Integer, BigDecimal> amounts(String claimId, List<ClaimRow> rows, Policy policy) {
    var standing =
        records.decisions().standing(claimId, ELEMENT).stream()
            .map(Decision::userTaskKey)
            .collect(Collectors.toSet());
    var said = new ArrayList<LineDecision>();
    records.claims().lineDecisions(claimId).stream()
        .filter(one -> standing.contains(one.userTaskKey()))
        .forEach(said::add);
    var amounts = new HashMap<Integer, BigDecimal>();
    for (var row : rows) {
      int number = row.line().line();
      var inBooks = Objects.requireNonNull(row.amountInBooks());
      var amount = policy.most(number, inBooks);
      for (var one : said) {
        if (one.line() == number) {
          amount =
              !one.approved()
                  ? BigDecimal.ZERO
                  : amount.min(one.amount() == null ? policy.asked(number, inBooks) : one.amount());
        }
      }
      amounts.put(number, amount);
    }
    return amounts;
  }

  /** The lines that need a person, and nobody whose word stands has decided. */
  Set<Integer> undecided(String claimId, List<ClaimRow> rows, Policy policy) {
    var standing =
        records.decisions().standing(claimId, ELEMENT).stream()
            .map(Decision::userTaskKey)
            .collect(Collectors.toSet());
    var decided =
        records.claims().lineDecisions(claimId).stream()
            .filter(one -> standing.contains(one.userTaskKey()))
            .map(LineDecision::line)
            .collect(Collectors.toSet());
    var open = new HashSet<Integer>();
    for (var row : rows) {
      int number = row.line().line();
      if (policy.of(number).result() == Policy.Result.NEEDS_PERSON && !decided.contains(number)) {
        open.add(number);
      }
    }
    return open;
  }

  /** Whether the person at the task saw the lines as the books hold them. */
  private static boolean isShown(List<ClaimRow> rows, JobInput input) {
    var lines = input.at("claimLines", "lines");
    var matched = input.at("matching", "lines");
    if (lines.isEmpty()
        || matched.isEmpty()
        || lines.get().size() != rows.size()
        || matched.get().size() != rows.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var line = lines.get().get(i);
      boolean same =
          line.path("line").asInt() == row.line().line()
              && line.path("date").asText().equals(row.line().date().toString())
              && line.path("category").asText().equals(row.line().category())
              && line.path("description").asText().equals(row.line().description())
              && line.path("currency").asText().equals(row.line().currency())
              && line.path("paidWith").asText().equals(row.line().paidWith())
              && isSame(line.path("amount"), row.line().amount())
              && matched.get().get(i).path("line").asInt() == row.line().line()
              && isSame(matched.get().get(i).path("amountInBooks"), row.amountInBooks());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(JsonNode node, BigDecimal amount) {
    return node.asText().matches("\\d{1,12}(\\.\\d{1,6})?")
        && new BigDecimal(node.asText()).compareTo(amount) == 0;
  }

  private static Optional<BigDecimal> amount(JsonNode line) {
    var amount = line.path("amount");
    return amount.isMissingNode() || amount.isNull() || amount.asText().isBlank()
        ? Optional.empty()
        : Optional.of(new BigDecimal(amount.asText()));
  }
}
