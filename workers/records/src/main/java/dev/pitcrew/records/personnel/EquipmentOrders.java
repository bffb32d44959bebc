package dev.pitcrew.records.personnel;

import dev.pitcrew.records.personnel.Equipment.State;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What was ordered for whom, and where it is. An order is made once under its id. */
public final class EquipmentOrders {

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public EquipmentOrders(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Orders things; the same order again changes nothing.
   *
   * @return whether it is new
   */
  public boolean order(
      String orderId, String employeeId, String caseId, List<String> items, String who) {
    return database.write(
        () -> {
          if (!of(orderId).isEmpty()) {
            return false;
          }
          long now = clock.millis();
          for (int i = 0; i < items.size(); i++) {
            database
                .sql(
                    """
                    INSERT INTO equipment_orders (order_id, line, employee_id, case_id, item, state, ordered_at, changed_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                .param(orderId)
                .param(i + 1)
                .param(employeeId)
                .param(caseId)
                .param(items.get(i))
                .param(State.ORDERED.word())
                .param(now)
                .param(now)
                .update();
          }
          if (!items.isEmpty()) {
            audit.append(
                who,
                "equipment-ordered",
                "employee",
                employeeId,
                Map.of(),
                Map.of("order", orderId, "items", items));
          }
          return !items.isEmpty();
        });
  }

  /** The lines of an order. */
  public List<Equipment> of(String orderId) {
    return database
        .sql("SELECT * FROM equipment_orders WHERE order_id = ? ORDER BY line")
        .param(orderId)
        .query(EquipmentOrders::row)
        .list();
  }

  /** Everything that was ever ordered for somebody, oldest first. */
  public List<Equipment> ofEmployee(String employeeId) {
    return database
        .sql(
            "SELECT * FROM equipment_orders WHERE employee_id = ? ORDER BY ordered_at, order_id,"
                + " line")
        .param(employeeId)
        .query(EquipmentOrders::row)
        .list();
  }

  /** Moves one thing to another state; the state it has already changes nothing. */
  public void move(Equipment thing, State to, String who) {
    database.write(
        () -> {
          int rows =
              database
                  .sql(
                      "UPDATE equipment_orders SET state = ?, changed_at = ? WHERE order_id = ? AND"
                          + " line = ? AND state <> ?")
                  .param(to.word())
                  .param(clock.millis())
                  .param(thing.orderId())
                  .param(thing.line())
                  .param(to.word())
                  .update();
          if (rows == 1) {
            audit.append(
                who,
                "equipment-" + to.word(),
                "employee",
                thing.employeeId(),
                Map.of("state", thing.state().word()),
                Map.of("order", thing.orderId(), "item", thing.item(), "state", to.word()));
          }
        });
  }

  private static Equipment row(ResultSet row, int number) throws SQLException {
    return new Equipment(
        row.getString("order_id"),
        row.getInt("line"),
        row.getString("employee_id"),
        row.getString("case_id"),
        row.getString("item"),
        State.of(row.getString("state")),
        Columns.instant(row, "changed_at"));
  }
}
