package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.expenses.ClaimLetters;
import dev.pitcrew.records.expenses.ClaimLetters.Turn;
import dev.pitcrew.records.expenses.ClaimRow;
import dev.pitcrew.records.expenses.LineDecision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.tell-claimant}. A message to the claimant for the turn that header {@code turn}
 * names. Safe to run twice: a turn is told once, a claim's return once for each time it is
 * returned.
 */
final class TellClaimant implements JobWork {

  static final String TYPE = "records.tell-claimant";
  static final List<String> VARIABLES =
      List.of("claim", "claimLines", "policy", "reason", "markedCopy");

  private static final int SENTENCES_MAX = 60;
  private static final int ATTACHMENTS_MAX = 10;

  private final Records records;

  TellClaimant(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var turn =
        input
            .header("turn")
            .flatMap(word -> Optional.ofNullable(ClaimLetters.turns().get(word)))
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected header turn to be one of %s."
                            .formatted(
                                ClaimLetters.turns().keySet().stream()
                                    .sorted()
                                    .collect(Collectors.joining(", ")))));
    return records.inTransaction(
        () -> {
          var claim = ReceivedClaim.of(records, input, TYPE);
          records
              .claimLetters()
              .write(
                  claim,
                  approvedOrPartly(claim, turn),
                  turn == Turn.RETURNED ? String.valueOf(input.elementInstanceKey()) : "",
                  sentences(claim, turn, input),
                  turn == Turn.RETURNED ? attachments(input) : List.of());
          return JobOutcome.completed();
        });
  }

  /** What the books say of it is said, whatever the model calls it. */
  private static Turn approvedOrPartly(Claim claim, Turn turn) {
    boolean isApproved = turn == Turn.APPROVED || turn == Turn.PARTLY;
    if (!isApproved || claim.refused() == null) {
      return turn;
    }
    return claim.refused().signum() > 0 ? Turn.PARTLY : Turn.APPROVED;
  }

  private List<String> sentences(Claim claim, Turn turn, JobInput input) {
    return switch (turn) {
      case RECEIVED -> received(claim, input);
      case RETURNED -> returned(claim, input);
      case APPROVED, PARTLY, REFUSED -> decided(claim, input);
      case WITHDRAWN ->
          List.of(say(claim, "Nothing of it is paid.", "Es wird nichts davon gezahlt."));
      case PAID, PAYMENT_RETURNED -> List.of();
    };
  }

  private static List<String> received(Claim claim, JobInput input) {
    int receipts = input.at("claim", "receipts").map(JsonNode::size).orElse(0);
    return List.of(
        say(
            claim,
            "It is looked at now; it came with %d receipts.",
            "Sie wird jetzt geprüft; sie kam mit %d Belegen.",
            receipts));
  }

  private static List<String> returned(Claim claim, JobInput input) {
    var sentences = new ArrayList<String>();
    sentences.add(
        say(
            claim,
            "Something in it is not right or not clear. Please correct it in your inbox, or hand in"
                + " another sheet there:",
            "Etwas darin stimmt nicht oder ist nicht eindeutig. Bitte berichtigen Sie es in Ihrem"
                + " Eingangskorb oder reichen Sie dort ein anderes Blatt ein:"));
    input.text("reason").ifPresent(sentences::add);
    for (var name : List.of("problems", "questions")) {
      for (var one : input.at("claimLines", name).map(List::of).orElse(List.of())) {
        for (var problem : one) {
          if (sentences.size() < SENTENCES_MAX) {
            sentences.add("– " + problem.path("message").asText());
          }
        }
      }
    }
    return sentences;
  }

  private List<String> decided(Claim claim, JobInput input) {
    var sentences = new ArrayList<String>();
    amount(
        sentences,
        claim,
        claim.reimbursable(),
        "%s will be paid to you with the next payment run.",
        "%s werden mit dem nächsten Zahlungslauf an Sie gezahlt.");
    amount(
        sentences,
        claim,
        claim.companyCard(),
        "%s were paid with the company’s card.",
        "%s wurden mit der Firmenkarte gezahlt.");
    amount(sentences, claim, claim.refused(), "%s are not paid:", "%s werden nicht gezahlt:");
    var policy = Policy.of(input);
    for (var row : records.claims().lines(claim.id())) {
      if (isCut(row) && sentences.size() < SENTENCES_MAX) {
        sentences.add(
            say(
                claim,
                "– line %d: %s",
                "– Zeile %d: %s",
                row.line().line(),
                why(claim, row, policy)));
      }
    }
    return sentences;
  }

  private static boolean isCut(ClaimRow row) {
    return row.approved() != null
        && row.amountInBooks() != null
        && row.approved().compareTo(row.amountInBooks()) < 0;
  }

  /** What the last person said who did not approve all of it; else what the policy said. */
  private String why(Claim claim, ClaimRow row, Policy policy) {
    var standing =
        records.decisions().standing(claim.id(), ClaimDecisions.ELEMENT).stream()
            .map(one -> one.userTaskKey())
            .collect(Collectors.toSet());
    return records.claims().lineDecisions(claim.id()).stream()
        .filter(one -> standing.contains(one.userTaskKey()) && one.line() == row.line().line())
        .filter(one -> one.reason() != null)
        .map(LineDecision::reason)
        .reduce((first, later) -> later)
        .orElseGet(
            () ->
                policy.of(row.line().line()).reason().isBlank()
                    ? policy.of(row.line().line()).rule()
                    : policy.of(row.line().line()).reason());
  }

  private static void amount(
      List<String> sentences,
      Claim claim,
      @Nullable BigDecimal amount,
      String english,
      String german) {
    if (amount != null && amount.signum() > 0) {
      sentences.add(say(claim, english, german, ClaimLetters.money(claim, amount)));
    }
  }

  /** The sheet with what is to be corrected marked in it. */
  private static List<DocumentRef> attachments(JobInput input) {
    var attachments = new ArrayList<DocumentRef>();
    var given = input.at("markedCopy");
    if (given.isEmpty()) {
      return attachments;
    }
    for (var one : given.get().isArray() ? given.get() : List.of(given.get())) {
      var reference = DocumentRef.of(one);
      if (reference != null && attachments.size() < ATTACHMENTS_MAX) {
        attachments.add(reference);
      }
    }
    return attachments;
  }

  private static String say(Claim claim, String english, String german, Object... values) {
    return (ClaimLetters.isGerman(claim) ? german : english).formatted(values);
  }
}
