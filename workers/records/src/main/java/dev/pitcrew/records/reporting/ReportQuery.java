package dev.pitcrew.records.reporting;

/**
 * The named queries that reports are made from. Days are the company's, moments epoch milliseconds;
 * amounts are added up outside, since decimal text has no sum.
 */
public enum ReportQuery {
  BOOKED_LINES(
      """
      SELECT e.posted_on, e.currency, l.account, l.cost_centre, l.amount
      FROM journal_lines l JOIN journal_entries e ON e.entry_key = l.entry_key
      WHERE e.entity_id = :entity AND e.posted_on >= :from AND e.posted_on <= :to
      ORDER BY e.number, l.line
      """),
  POSTED_INVOICES(
      """
      SELECT i.id, v.id AS vendor, v.name, i.currency, coalesce(i.net, i.total) AS net
      FROM invoices i JOIN vendors v ON v.id = i.vendor_id
      WHERE i.entity_id = :entity AND i.posted_at >= :begin AND i.posted_at < :end AND i.superseded_by IS NULL
      ORDER BY i.id
      """),
  OPEN_ITEMS(
      """
      SELECT i.id, v.name, i.due_date, i.currency, i.payable FROM invoices i JOIN vendors v ON v.id = i.vendor_id
      WHERE i.entity_id = :entity AND i.posted_at < :end AND i.superseded_by IS NULL AND i.intercompany = 0
        AND NOT EXISTS (SELECT 1 FROM payment_items x JOIN payments p ON p.end_to_end_id = x.end_to_end_id
          WHERE x.invoice_id = i.id AND p.booked_on <= :to AND (p.returned_on IS NULL OR p.returned_on > :to))
      UNION ALL
      SELECT c.id, o.name, c.due_date, c.currency, c.payable FROM claim_payables c JOIN people o ON o.username = c.username
      WHERE c.entity_id = :entity AND c.posted_at < :end
        AND NOT EXISTS (SELECT 1 FROM payment_items x JOIN payments p ON p.end_to_end_id = x.end_to_end_id
          WHERE x.invoice_id = c.id AND p.booked_on <= :to AND (p.returned_on IS NULL OR p.returned_on > :to))
      ORDER BY due_date, id
      """),
  PAID(
      """
      SELECT p.end_to_end_id, p.booked_on, p.currency, p.amount
      FROM payments p JOIN payment_runs r ON r.id = p.run_id
      WHERE r.entity_id = :entity AND p.booked_on >= :from AND p.booked_on <= :to ORDER BY p.end_to_end_id
      """),
  RETURNED(
      """
      SELECT p.end_to_end_id, p.returned_on, p.currency, p.amount
      FROM payments p JOIN payment_runs r ON r.id = p.run_id
      WHERE r.entity_id = :entity AND p.returned_on >= :from AND p.returned_on <= :to ORDER BY p.end_to_end_id
      """),
  DISCOUNTS_TAKEN(
      """
      SELECT x.invoice_id, p.currency, x.discount
      FROM payment_items x JOIN payments p ON p.end_to_end_id = x.end_to_end_id JOIN payment_runs r ON r.id = p.run_id
      WHERE r.entity_id = :entity AND p.booked_on >= :from AND p.booked_on <= :to AND x.discount IS NOT NULL
      ORDER BY x.invoice_id
      """),
  POSTED_CLAIMS(
      """
      SELECT id, currency, reimbursable, company_card, refused FROM claims
      WHERE entity_id = :entity AND state = 'posted' AND posted_at >= :begin AND posted_at < :end ORDER BY id
      """),
  PAID_ON_TIME(
      """
      SELECT x.invoice_id, i.due_date, p.booked_on
      FROM payment_items x JOIN payments p ON p.end_to_end_id = x.end_to_end_id JOIN invoices i ON i.id = x.invoice_id
      WHERE i.entity_id = :entity AND p.booked_on >= :from AND p.booked_on <= :to ORDER BY x.invoice_id
      """),
  ENDED_CASES(
      """
      SELECT c.case_id, c.process, c.started_at, c.ended_at, c.outcome,
        (SELECT count(*) FROM decisions d WHERE d.case_id = c.case_id) AS decisions,
        (SELECT count(*) FROM decisions d WHERE d.case_id = c.case_id AND d.void_at IS NOT NULL)
          + (SELECT count(*) - count(DISTINCT d.element) FROM decisions d
             WHERE d.case_id = c.case_id AND d.element NOT IN ('approve-invoice', 'decide-claim')) AS repeated,
        (SELECT count(*) FROM corrections x WHERE x.case_id = c.case_id) AS corrected
      FROM cases c
      WHERE c.ended_at >= :begin AND c.ended_at < :end AND c.process <> 'report-generation' ORDER BY c.case_id
      """),
  DECIDED_STEPS(
      """
      SELECT c.process, c.case_id, d.element, d.at AS decided_at, d.void_at,
        (SELECT max(s.planned_at) FROM approval_steps s WHERE s.case_id = d.case_id AND s.planned_at <= d.at
          AND d.element IN ('approve-invoice', 'decide-claim')) AS planned_at
      FROM decisions d JOIN cases c ON c.case_id = d.case_id
      WHERE d.at >= :begin AND d.at < :end AND c.process <> 'report-generation' ORDER BY d.at, d.user_task_key
      """),
  PLANNED_APPROVALS(
      """
      SELECT case_id, role, escalated_at FROM approval_steps
      WHERE planned_at >= :begin AND planned_at < :end ORDER BY job_key
      """),
  WORK_WITH_DEADLINE(
      """
      SELECT queue, reference, deadline_at, ended_at FROM work_items
      WHERE ended_at >= :begin AND ended_at < :end AND deadline_at IS NOT NULL ORDER BY queue, reference
      """);

  private final String sql;

  ReportQuery(String sql) {
    this.sql = sql;
  }

  /** As the sources of figures name it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  String sql() {
    return sql;
  }
}
