package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.Equipment;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code records.open-access}, {@code prove-access} and {@code clear-access}: what the ledger says
 * about somebody who goes. A proof is written down; what is open is never talked away: a person
 * closes it, by name and with a reason. Safe to run twice: it reads, or writes lines once.
 */
final class AccessProof {

  static final String OPEN = "records.open-access";
  static final String PROVE = "records.prove-access";
  static final String CLEAR = "records.clear-access";
  static final List<String> VARIABLES = List.of("employeeId", "caseId", "openAccessDecision");

  private static final String TASK = "clear-access";

  private final Records records;

  AccessProof(Records records) {
    this.records = records;
  }

  JobOutcome open(JobInput input) {
    var employeeId = input.requiredText("employeeId");
    return new JobOutcome.Completed(
        Map.of(
            "openAccess",
            records.accessLedger().openOf(employeeId).stream().map(AccessProof::asMap).toList(),
            "equipmentOut",
            equipment(employeeId, Equipment::isOut)));
  }

  JobOutcome prove(JobInput input) {
    var employeeId = input.requiredText("employeeId");
    var caseId = input.requiredText("caseId");
    return records.inTransaction(
        () -> {
          var all = records.accessLedger().of(employeeId);
          var open = all.stream().filter(Access::isOpen).map(AccessProof::asMap).toList();
          var proof = new LinkedHashMap<String, Object>();
          proof.put("employeeId", employeeId);
          proof.put("proven", open.isEmpty());
          proof.put("open", open);
          proof.put(
              "revoked",
              all.stream().filter(access -> !access.isOpen()).map(AccessProof::asMap).toList());
          proof.put("equipmentOpen", equipment(employeeId, Equipment::isOut));
          proof.put(
              "equipmentMissing",
              equipment(employeeId, thing -> thing.state() == Equipment.State.MISSING));
          if (isSaidFirst(input, open.size(), all.size())) {
            records
                .audit()
                .append(
                    PROVE,
                    open.isEmpty() ? "access-proven-gone" : "access-still-open",
                    "employee",
                    employeeId,
                    Map.of(),
                    Map.of("case", caseId, "open", open.size(), "of", all.size()));
          }
          return JobOutcome.completed("proof", proof);
        });
  }

  /** The trail says once what a proof said, however often its job is handed out. */
  private boolean isSaidFirst(JobInput input, int open, int of) {
    var key = "%s/%d/%d of %d".formatted(PROVE, input.elementInstanceKey(), open, of);
    if (!(records.effects().claim(key) instanceof Effects.Claim.Granted)) {
      return false;
    }
    records.effects().resolve(key, "{}");
    return true;
  }

  /** What a person closed by hand, if the books say that they may and did. */
  JobOutcome clear(JobInput input) {
    var employeeId = input.requiredText("employeeId");
    var caseId = input.requiredText("caseId");
    return records.inTransaction(
        () -> {
          var decisions = records.decisions().standing(caseId, TASK);
          var said = decisions.isEmpty() ? null : decisions.getLast();
          if (said == null || !said.decision().equals("cleared")) {
            return JobOutcome.completed();
          }
          var cleared = new HashSet<String>();
          input
              .at("openAccessDecision", "cleared")
              .ifPresent(list -> list.forEach(id -> cleared.add(id.asText())));
          records.accessLedger().openOf(employeeId).stream()
              .filter(access -> cleared.contains(access.grantId()))
              .forEach(access -> close(access, caseId, said));
          return JobOutcome.completed();
        });
  }

  private List<Map<String, Object>> equipment(String employeeId, Predicate<Equipment> which) {
    return records.equipmentOrders().ofEmployee(employeeId).stream()
        .filter(which)
        .map(MoveEquipment::asMap)
        .toList();
  }

  private void close(Access access, String caseId, Decision said) {
    records
        .accessLedger()
        .revoke(access.grantId(), access.account(), caseId, said.by(), null, said.reason());
  }

  private static Map<String, Object> asMap(Access access) {
    var map = new LinkedHashMap<String, Object>();
    map.put("grantId", access.grantId());
    map.put("system", access.system());
    if (access.account() != null) {
      map.put("account", access.account());
    }
    map.put("state", access.state().word());
    map.put("since", access.since().toString());
    return map;
  }
}
