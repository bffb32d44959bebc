package dev.pitcrew.records.guard;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user tasks of the shipped processes: what is decided there, with which words, by whom. */
enum GuardedTask {
  VALIDATE(
      "validate-invoice",
      "validation",
      "clerk",
      "validate it",
      Set.of("correct", "reject", "not-an-invoice"),
      Set.of("reject")),
  RESOLVE_ORDER(
      "resolve-order",
      "orderDecision",
      "controller",
      "decide on its order",
      Set.of("accept", "wait", "reject"),
      Set.of("accept", "reject")),
  CODE("code-invoice", "coding", "clerk", "code it", Set.of(), Set.of()),
  VERIFY(
      "verify-bank-account",
      "bankAccount",
      "controller",
      "confirm its bank account",
      Set.of("confirmed", "refused"),
      Set.of("refused")),
  /** The role is that of the step, from the books. */
  APPROVE(
      "approve-invoice",
      "approvalDecision",
      null,
      "approve it",
      Set.of("approved", "rejected"),
      Set.of("rejected")),
  RELEASE(
      "release-payments",
      "release",
      "treasurer",
      "release a payment of it",
      Set.of("released", "discarded"),
      Set.of()),
  CORRECT_ROSTER(
      "correct-roster",
      "rosterCorrection",
      "hr",
      "correct the roster",
      Set.of("resubmitted", "right-rows-only", "withdrawn"),
      Set.of("right-rows-only")),
  SIGN_CONTRACT(
      "sign-contract",
      "contractDecision",
      "hr",
      "see to the contract",
      Set.of("signed", "declined"),
      Set.of("declined")),
  /** Who leads the hire, by the books; so are the other tasks without a role here. */
  APPROVE_ACCESS(
      "approve-access",
      "accessDecision",
      null,
      "approve the access",
      Set.of("approved", "refused"),
      Set.of("refused")),
  IT_LIST("it-check-list", "checkList", "it", "close the list of IT", Set.of("done"), Set.of()),
  MANAGER_LIST(
      "manager-check-list",
      "checkList",
      null,
      "close the manager’s list",
      Set.of("done"),
      Set.of()),
  HIRE_LIST(
      "hire-check-list", "checkList", null, "close the hire’s list", Set.of("done"), Set.of()),
  CHECK_IN(
      "hold-check-in", "checkIn", null, "hold the check-in", Set.of("done", "concerns"), Set.of()),
  BOT_STEP("do-bot-step", "botStep", null, "do the bot’s step", Set.of("done", "resume"), Set.of()),
  CLEAR_ACCESS(
      "clear-access",
      "openAccessDecision",
      "it",
      "clear the access",
      Set.of("checked-again", "cleared"),
      Set.of("cleared")),
  RETURN_EQUIPMENT(
      "return-equipment",
      "equipmentReturn",
      "it",
      "take the equipment back",
      Set.of("returned", "partly"),
      Set.of()),
  /** Only for who claims; nobody stands in. */
  CORRECT(
      "correct-claim",
      "correction",
      null,
      "correct it",
      Set.of("resubmitted", "withdrawn"),
      Set.of()),
  PROVIDE_RATE(
      "provide-rate",
      "rateProvided",
      "controller",
      "bring the rate for it",
      Set.of("provided"),
      Set.of()),
  FETCH_REPORT(
      "fetch-bank-report",
      "bankFetched",
      "controller",
      "fetch the bank’s report",
      Set.of("fetched"),
      Set.of()),
  /** Whether there is another file in place of one that cannot be read. */
  MEND_BUDGET(
      "mend-budget",
      "budgetMended",
      "controller",
      "mend the budget",
      Set.of("look-again", "without"),
      Set.of("without")),
  /** Directors may, too: in a small company the only controller may have brought the figures. */
  REVIEW_REPORT(
      "review-report",
      "review",
      "controller",
      "review the report",
      Set.of("approved", "collect-again", "rejected"),
      Set.of("collect-again", "rejected")),
  /** Who is asked is what the step says, from the books; each line is decided for itself. */
  DECIDE("decide-claim", "claimDecision", null, "decide on it", Set.of(), Set.of());

  private final String elementId;
  private final String object;
  private final @Nullable String role;
  private final String verb;
  private final Set<String> words;
  private final Set<String> wordsWithReason;

  GuardedTask(
      String elementId,
      String object,
      @Nullable String role,
      String verb,
      Set<String> words,
      Set<String> wordsWithReason) {
    this.elementId = elementId;
    this.object = object;
    this.role = role;
    this.verb = verb;
    this.words = words;
    this.wordsWithReason = wordsWithReason;
  }

  static Optional<GuardedTask> of(String elementId) {
    return Arrays.stream(values()).filter(task -> task.elementId.equals(elementId)).findFirst();
  }

  String elementId() {
    return elementId;
  }

  /** The one variable that the task is completed with. */
  String object() {
    return object;
  }

  Optional<String> role() {
    return Optional.ofNullable(role);
  }

  String verb() {
    return verb;
  }

  /** The decisions there are; none when the task is not a choice. */
  Set<String> words() {
    return words;
  }

  /** The decisions that somebody will ask about. */
  Set<String> wordsWithReason() {
    return wordsWithReason;
  }
}
