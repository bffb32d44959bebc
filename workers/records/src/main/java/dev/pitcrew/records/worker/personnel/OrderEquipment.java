package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.personnel.Hire;
import java.util.List;
import java.util.Map;

/**
 * {@code records.order-equipment}. Orders what a hire needs, and writes to IT. Safe to run twice:
 * an attempt of a hire has one order, and its letter stands in the outbox once.
 */
final class OrderEquipment implements JobWork {

  static final String TYPE = "records.order-equipment";
  static final List<String> VARIABLES = List.of("hire", "plan");

  private final Records records;

  OrderEquipment(Records records) {
    this.records = records;
  }

  static String orderId(String caseId) {
    return "EQ-" + caseId.substring(caseId.indexOf('-') + 1);
  }

  @Override
  public JobOutcome run(JobInput input) {
    return records.inTransaction(
        () -> {
          var hire = Personnel.hire(records, input);
          var orderId = orderId(hire.caseId());
          if (records
              .equipmentOrders()
              .order(orderId, hire.hireId(), hire.caseId(), hire.equipment(), TYPE)) {
            write(hire, orderId);
          }
          return JobOutcome.completed(
              "order",
              Map.of(
                  "orderId",
                  orderId,
                  "items",
                  records.equipmentOrders().of(orderId).stream()
                      .map(MoveEquipment::asMap)
                      .toList()));
        });
  }

  private void write(Hire hire, String orderId) {
    records
        .outbox()
        .write(
            TYPE + ":" + orderId,
            "it",
            "Equipment for %s".formatted(hire.name()),
            "Order %s, needed before %s at %s: %s. Case %s."
                .formatted(
                    orderId,
                    hire.startDate(),
                    hire.location() == null ? "the office" : hire.location(),
                    String.join(", ", hire.equipment()),
                    hire.caseId()));
  }
}
