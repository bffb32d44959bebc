package dev.pitcrew.records.payable;

import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.util.Map;

/** Moves what is owed from one state to the next, and says so in the trail. */
final class StateChanges {

  private final Database database;
  private final AuditTrail audit;
  private final String table;
  private final String subject;
  private final String item;

  /**
   * @param table the items stand in
   * @param subject of the trail's entries
   * @param item as the entries name it
   */
  StateChanges(Database database, AuditTrail audit, String table, String subject, String item) {
    this.database = database;
    this.audit = audit;
    this.table = table;
    this.subject = subject;
    this.item = item;
  }

  /**
   * @return false when it is not in the state it was expected in
   */
  boolean move(String id, Invoice.State from, Invoice.State to, String who) {
    return database.write(
        () -> {
          int rows =
              database
                  .sql("UPDATE " + table + " SET state = ? WHERE id = ? AND state = ?")
                  .param(to.word())
                  .param(id)
                  .param(from.word())
                  .update();
          if (rows == 1) {
            audit.append(
                who,
                item + "-" + to.word(),
                subject,
                id,
                Map.of("state", from.word()),
                Map.of("state", to.word()));
          }
          return rows == 1;
        });
  }
}
