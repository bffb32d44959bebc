package dev.pitcrew.records.kpi;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** How well the processes go: processing time, touchless rate, errors, rework. */
public final class Kpis {

  /**
   * An invoice case with what people did to it. A task counts as repeated when the same case had
   * been through it before: a second validation, or an approval whose earlier one became void.
   */
  private static final String CASES =
      """
      SELECT c.process, c.kind, c.started_at, c.ended_at, c.outcome,
        (SELECT count(*) FROM decisions d WHERE d.case_id = c.case_id) AS decisions,
        (SELECT count(*) FROM decisions d WHERE d.case_id = c.case_id AND d.void_at IS NOT NULL)
          + (SELECT count(*) - count(DISTINCT d.element) FROM decisions d
             WHERE d.case_id = c.case_id AND d.element NOT IN ('approve-invoice', 'decide-claim')) AS repeated,
        (SELECT count(*) FROM corrections x WHERE x.case_id = c.case_id) AS corrected
      FROM cases c
      WHERE c.ended_at IS NULL OR c.ended_at >= ? AND c.ended_at < ?
      """;

  private static final String PAYMENT_RUNS =
      """
      SELECT 'payment-run' AS process, NULL AS kind, proposed_at AS started_at, decided_at AS ended_at,
        CASE state WHEN 'proposed' THEN NULL WHEN 'discarded' THEN 'discarded' ELSE 'paid-out' END AS outcome,
        CASE WHEN decided_at IS NULL THEN 0 ELSE 1 END AS decisions, 0 AS repeated, 0 AS corrected
      FROM payment_runs
      WHERE decided_at IS NULL OR decided_at >= ? AND decided_at < ?
      """;

  private final Database database;

  public Kpis(Database database) {
    this.database = database;
  }

  /**
   * The figures of what ended from one day to another, both included, and of what is open now.
   *
   * @param zone whose days are meant
   */
  public KpiReport report(LocalDate from, LocalDate to, ZoneId zone) {
    var begin = from.atStartOfDay(zone).toInstant().toEpochMilli();
    var end = to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    var facts = new ArrayList<CaseFacts>();
    for (var query : List.of(CASES, PAYMENT_RUNS)) {
      facts.addAll(database.sql(query).param(begin).param(end).query(Kpis::row).list());
    }
    return KpiReport.of(from, to, facts);
  }

  private static CaseFacts row(ResultSet row, int number) throws SQLException {
    return new CaseFacts(
        row.getString("process"),
        row.getString("kind"),
        Columns.instant(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"),
        row.getString("outcome"),
        row.getInt("decisions"),
        row.getInt("repeated"),
        row.getInt("corrected"));
  }
}
