package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Before version 7 a job said when it failed last, and nothing of the times before. That is still
 * when it last changed, as far as is known; and what it failed with counts as one failure.
 */
record OlderJobs(Connection connection) {

  private static final String JOB = TableSql.of(Tables.JOB).name();

  private static final int ROWS_AT_ONCE = 1_000;

  /** So that the column need not be made. */
  void rename() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE " + JOB + " RENAME COLUMN \"failed_millis\" TO \"last_update_millis\"");
    }
  }

  /** When the table of failures is there. */
  void noteFailures() throws SQLException {
    TableSql<JobFailureRow> sql = TableSql.of(Tables.JOB_FAILURE);
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT \"key\",type,worker,error_code,error_message,last_update_millis,"
                    + "process_instance_key,process_definition_key,process_definition_id FROM "
                    + JOB
                    + " WHERE last_update_millis<>0");
        PreparedStatement insert = connection.prepareStatement(sql.insert())) {
      select.setFetchSize(ROWS_AT_ONCE);
      ResultSet failed = select.executeQuery();
      int waiting = 0;
      while (failed.next()) {
        sql.bindInsert(insert, failure(failed));
        insert.addBatch();
        if (++waiting == ROWS_AT_ONCE) {
          insert.executeBatch();
          waiting = 0;
        }
      }
      insert.executeBatch();
    }
  }

  private static JobFailureRow failure(ResultSet job) throws SQLException {
    String message = job.getString(5);
    return new JobFailureRow(
        job.getLong(1),
        job.getLong(1),
        job.getString(2),
        job.getString(3),
        message == null ? 0 : message.hashCode(),
        1,
        job.getLong(6),
        job.getLong(7),
        job.getLong(8),
        job.getString(9),
        job.getString(4),
        JobFailureRow.beginning(message));
  }
}
