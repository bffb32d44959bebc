package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Equipment.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * {@code records.hand-over-equipment}, {@code cancel-equipment} and {@code return-equipment}. Safe
 * to run twice: a thing moves to a state once.
 */
final class MoveEquipment implements JobWork {

  static final String HAND_OVER = "records.hand-over-equipment";
  static final String CANCEL = "records.cancel-equipment";
  static final String RETURN = "records.return-equipment";
  static final List<String> VARIABLES = List.of("employeeId", "caseId", "equipmentReturn");

  private final Records records;
  private final String type;

  MoveEquipment(Records records, String type) {
    this.records = records;
    this.type = type;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var employeeId = input.requiredText("employeeId");
    return records.inTransaction(
        () -> {
          var missing = new HashSet<String>();
          input
              .at("equipmentReturn", "missing")
              .ifPresent(list -> list.forEach(item -> missing.add(item.asText())));
          boolean returned = type.equals(RETURN);
          records.equipmentOrders().ofEmployee(employeeId).stream()
              .filter(Equipment::isOut)
              .forEach(
                  thing ->
                      records
                          .equipmentOrders()
                          .move(
                              thing,
                              returned && isAmong(missing, thing) ? State.MISSING : to(thing),
                              type));
          return JobOutcome.completed(
              "equipment",
              records.equipmentOrders().ofEmployee(employeeId).stream()
                  .map(MoveEquipment::asMap)
                  .toList());
        });
  }

  private State to(Equipment thing) {
    return switch (type) {
      case HAND_OVER -> State.HANDED_OVER;
      // What somebody has already cannot be cancelled any more: it has to come back.
      case CANCEL -> thing.state() == State.ORDERED ? State.CANCELLED : thing.state();
      default -> State.RETURNED;
    };
  }

  private static boolean isAmong(HashSet<String> missing, Equipment thing) {
    return missing.contains(thing.item()) || missing.contains(thing.id());
  }

  static Map<String, Object> asMap(Equipment thing) {
    return Map.of(
        "orderId", thing.orderId(),
        "id", thing.id(),
        "item", thing.item(),
        "state", thing.state().word());
  }
}
