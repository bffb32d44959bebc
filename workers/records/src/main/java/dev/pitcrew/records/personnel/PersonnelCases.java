package dev.pitcrew.records.personnel;

import dev.pitcrew.records.store.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which process instance works on whose case. Several may work on one: an access is made by an
 * instance of its own.
 */
public final class PersonnelCases {

  private final Database database;

  public PersonnelCases(Database database) {
    this.database = database;
  }

  /**
   * The case of an instance.
   *
   * @param employeeId absent for a roster, which is about many
   */
  public record Assignment(String caseId, @Nullable String employeeId) {}

  /** Notes it; the same instance again changes nothing. */
  public void assign(long processInstanceKey, String caseId, @Nullable String employeeId) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO personnel_instances (process_instance_key, case_id, employee_id) VALUES (?, ?, ?)
                  ON CONFLICT DO NOTHING
                  """)
              .param(processInstanceKey)
              .param(caseId)
              .param(employeeId)
              .update();
        });
  }

  public Optional<Assignment> ofInstance(long processInstanceKey) {
    return database
        .sql("SELECT case_id, employee_id FROM personnel_instances WHERE process_instance_key = ?")
        .param(processInstanceKey)
        .query(
            (row, number) -> new Assignment(row.getString("case_id"), row.getString("employee_id")))
        .optional();
  }

  /** Whom a case is about. */
  public Optional<String> employeeOf(String caseId) {
    return database
        .sql(
            "SELECT employee_id FROM personnel_instances WHERE case_id = ? AND employee_id IS NOT"
                + " NULL ORDER BY process_instance_key LIMIT 1")
        .param(caseId)
        .query(String.class)
        .optional();
  }
}
