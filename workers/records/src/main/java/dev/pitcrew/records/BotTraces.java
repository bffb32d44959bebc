package dev.pitcrew.records;

import java.util.List;

/**
 * What bots have seen and kept of the people they worked for. A run knows its process instance
 * only; whose it was is known by the case of that instance.
 */
final class BotTraces {

  /** The runs for a person, by the person's id, twice, and address. */
  static final String OF_PERSON =
      """
      process_instance_key IN (SELECT i.process_instance_key FROM personnel_instances i
        WHERE i.employee_id IN (SELECT ? UNION SELECT hire_id FROM hires WHERE email IN (?, ?)))
      """;

  private static final String EMPTIED =
      "UPDATE bot_runs SET reason = NULL, picture = NULL, report = NULL WHERE report IS NOT NULL AND ";

  private final Database database;

  BotTraces(Database database) {
    this.database = database;
  }

  /** That a bot ran stays, and whether it came to its end. */
  void forgetCase(String caseId) {
    database
        .sql(
            EMPTIED
                + """
                process_instance_key IN (SELECT process_instance_key FROM personnel_instances WHERE case_id = ?
                  UNION SELECT process_instance_key FROM cases WHERE case_id = ? AND process_instance_key IS NOT NULL)
                """)
        .param(caseId)
        .param(caseId)
        .update();
  }

  /**
   * The same for all of a person's, but for what is under legal hold.
   *
   * @return how many runs it was
   */
  int forgetPerson(String username, String address) {
    return database
        .sql(
            EMPTIED
                + OF_PERSON
                + """
                AND process_instance_key NOT IN (SELECT i.process_instance_key FROM personnel_instances i
                  JOIN legal_holds h ON h.case_id = i.case_id WHERE h.released_at IS NULL)
                """)
        .params(List.of(username, username, address))
        .update();
  }
}
