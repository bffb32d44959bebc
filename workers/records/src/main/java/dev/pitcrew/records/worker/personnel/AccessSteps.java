package dev.pitcrew.records.worker.personnel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.hire.Systems;
import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.AccessLine.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.request-access}, {@code grant-access} and {@code revoke-access}: the lines of the
 * access ledger around one bot. Safe to run twice: each line is written once.
 */
final class AccessSteps {

  static final String REQUEST = "records.request-access";
  static final String GRANT = "records.grant-access";
  static final String REVOKE = "records.revoke-access";
  static final List<String> VARIABLES = List.of("access", "request", "bot", "botStep");

  private static final String BOT_STEP = "do-bot-step";

  private final Records records;

  AccessSteps(Records records) {
    this.records = records;
  }

  /** Before the bot: what is to be done, or that nothing is left to do. */
  JobOutcome request(JobInput input) {
    var employeeId = input.requiredText("access", "employeeId");
    var caseId = input.requiredText("access", "caseId");
    var system = system(input);
    return records.inTransaction(
        () -> {
          records.personnelCases().assign(input.processInstanceKey(), caseId, employeeId);
          return isDisabling(input)
              ? JobOutcome.completed("request", toDisable(employeeId, system))
              : JobOutcome.completed(
                  "request",
                  toCreate(
                      records
                          .accessLedger()
                          .request(
                              employeeId,
                              system,
                              caseId,
                              REQUEST,
                              input.text("access", "approvedBy").orElse(null))));
        });
  }

  private Map<String, Object> toCreate(Access access) {
    var request = new LinkedHashMap<String, Object>();
    request.put("grantId", access.grantId());
    request.put("already", access.state() == Action.GRANTED);
    put(request, "account", access.account());
    return request;
  }

  private Map<String, Object> toDisable(String employeeId, String system) {
    var open =
        records.accessLedger().openOf(employeeId).stream()
            .filter(access -> access.system().equals(system))
            .findFirst();
    var request = new LinkedHashMap<String, Object>();
    request.put("already", open.isEmpty());
    open.ifPresent(
        access -> {
          request.put("grantId", access.grantId());
          put(request, "account", access.account());
        });
    return request;
  }

  /** After the bot or the person: the access is there. */
  JobOutcome grant(JobInput input) {
    var grantId = input.requiredText("request", "grantId");
    var account =
        account(input)
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected the account that was made for access %s, but neither bot nor person named it."
                            .formatted(grantId)));
    return records.inTransaction(
        () -> {
          var access =
              records
                  .accessLedger()
                  .grant(
                      grantId,
                      account,
                      input.requiredText("access", "caseId"),
                      who(input, GRANT),
                      evidence(input));
          return JobOutcome.completed("granted", said(access, "grantedAt"));
        });
  }

  /** After the bot or the person: the access is gone. */
  JobOutcome revoke(JobInput input) {
    var grantId = input.requiredText("request", "grantId");
    return records.inTransaction(
        () -> {
          var access =
              records
                  .accessLedger()
                  .revoke(
                      grantId,
                      account(input).orElse(null),
                      input.requiredText("access", "caseId"),
                      who(input, REVOKE),
                      evidence(input),
                      input.text("botStep", "note").orElse(null));
          return JobOutcome.completed("revoked", said(access, "revokedAt"));
        });
  }

  private static Map<String, Object> said(Access access, String when) {
    var said = new LinkedHashMap<String, Object>();
    said.put("grantId", access.grantId());
    said.put("system", access.system());
    put(said, "account", access.account());
    said.put(when, access.since().toString());
    return said;
  }

  private static Optional<String> account(JobInput input) {
    return input
        .text("botStep", "account")
        .or(() -> input.text("botStep", "outputs", "account"))
        .or(() -> input.text("bot", "outputs", "account"))
        .or(() -> input.text("request", "account"));
  }

  /** The person whom the guard let say so; else the bot. */
  private String who(JobInput input, String type) {
    var decisions =
        records.decisions().standing(input.requiredText("access", "caseId"), BOT_STEP).stream()
            .filter(decision -> decision.decision().equals("done"))
            .map(Decision::by)
            .toList();
    return input
        .text("botStep", "by")
        .filter(by -> input.text("botStep", "decision").filter("done"::equals).isPresent())
        .filter(decisions::contains)
        .orElse(type);
  }

  private static @Nullable String evidence(JobInput input) {
    return input
        .at("bot", "pictures")
        .filter(pictures -> !pictures.isEmpty())
        .map(JsonNode::toString)
        .orElse(null);
  }

  private static boolean isDisabling(JobInput input) {
    return switch (input.requiredText("access", "action")) {
      case "create" -> false;
      case "disable" -> true;
      default ->
          throw new ContractBroken(
              "Expected access.action to be create or disable, but it is another word.");
    };
  }

  private static String system(JobInput input) {
    var text = input.requiredText("access", "system");
    return Systems.of(text)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected access.system to be a known system, but it is “%s”."
                        .formatted(text)));
  }

  private static void put(Map<String, Object> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
