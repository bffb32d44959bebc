package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A client whose workers do each job again and again: the first answers are lost, as when a worker
 * is killed before it could give one; the last reaches the engine. All must be the same, and a
 * repetition must leave the books as it found them. One job at a time, so that what changes is
 * known to be the job's.
 */
final class Twice {

  /** Whoever else writes the books meanwhile writes now and then; work that is not safe, always. */
  private static final int LOOKS = 4;

  /** Numbers that are given out, and what stands for a lock. */
  private static final String NO_CONTENT = "('sqlite_sequence', 'order_locks')";

  private final CamundaClient client;
  private final String books;
  private final Set<String> types = new ConcurrentSkipListSet<>();
  private final Map<String, String> faults = new ConcurrentSkipListMap<>();

  Twice(CamundaClient client, Path books) {
    this.client = Handlers.around(client, this::twice);
    this.books = "jdbc:sqlite:" + books;
  }

  /** The client to register workers with. */
  CamundaClient client() {
    return client;
  }

  /** Says that at least these were done, and each with one effect. */
  void expect(String... jobTypes) {
    assertThat(faults).as("what was not the same the second time").isEmpty();
    assertThat(types).contains(jobTypes);
  }

  private JobHandler twice(JobHandler work) {
    return (jobs, job) -> {
      synchronized (this) {
        repeat(jobs, job, work);
        types.add(job.getType());
        work.handle(jobs, job);
      }
    };
  }

  private void repeat(JobClient jobs, ActivatedJob job, JobHandler work) throws Exception {
    List<String> first = lose(jobs, job, work);
    String written = "";
    for (int look = 0; look < LOOKS; look++) {
      Set<String> before = rows();
      List<String> again = lose(jobs, job, work);
      if (!again.equals(first)) {
        faults.put(job.getType(), "answered %s, then %s".formatted(first, again));
      }
      Set<String> after = rows();
      if (after.equals(before)) {
        return;
      }
      after.removeAll(before);
      written = "wrote again " + after;
    }
    faults.put(job.getType(), written);
  }

  private static List<String> lose(JobClient jobs, ActivatedJob job, JobHandler work)
      throws Exception {
    var unheard = new Unheard(() -> {});
    work.handle(unheard.client(jobs), job);
    // A document that is kept already is answered without the name of its store: the usual one.
    return unheard.said().stream()
        .map(text -> text.replace("\"storeId\":\"pitcrew\"", "\"storeId\":null"))
        .toList();
  }

  /** All that stands in the books. */
  private Set<String> rows() throws SQLException {
    var rows = new TreeSet<String>();
    try (Connection connection = DriverManager.getConnection(books);
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var names =
          statement.executeQuery(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN "
                  + NO_CONTENT)) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        try (var row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          int columns = row.getMetaData().getColumnCount();
          while (row.next()) {
            var text = new StringBuilder(table);
            for (int column = 1; column <= columns; column++) {
              text.append('|').append(row.getString(column));
            }
            rows.add(text.toString());
          }
        }
      }
    }
    return rows;
  }
}
