package dev.pitcrew.records.payable;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What vendors let go of when they are paid early. */
public final class Discounts {

  /** More than this share of an item is no discount but a mistake. */
  private static final BigDecimal SHARE_MAX = new BigDecimal("0.10");

  private final Database database;
  private final Invoices invoices;
  private final AuditTrail audit;

  public Discounts(Database database, Invoices invoices, AuditTrail audit) {
    this.database = database;
    this.invoices = invoices;
    this.audit = audit;
  }

  /**
   * @param until the last day on which the money may arrive
   * @param amount what less is to be paid then, positive
   */
  public record Discount(LocalDate until, BigDecimal amount) {}

  /**
   * Notes what an item offers; what it offered before is replaced.
   *
   * @return false when it cannot be one: nothing, or more than a tenth of what is payable
   */
  public boolean offer(String invoiceId, LocalDate until, BigDecimal amount, String who) {
    return database.write(
        () -> {
          var item = invoices.find(invoiceId).orElseThrow();
          boolean sane =
              amount.signum() > 0
                  && amount.stripTrailingZeros().scale() <= 2
                  && amount.compareTo(item.payable().multiply(SHARE_MAX)) <= 0;
          if (!sane) {
            return false;
          }
          database
              .sql(
                  """
                  INSERT INTO discounts (invoice_id, until_day, amount) VALUES (?, ?, ?)
                  ON CONFLICT (invoice_id) DO UPDATE SET until_day = excluded.until_day, amount = excluded.amount
                  """)
              .param(invoiceId)
              .param(until.toString())
              .param(amount.toPlainString())
              .update();
          audit.append(
              who,
              "discount-offered",
              "invoice",
              invoiceId,
              Map.of(),
              Map.of("until", until.toString(), "amount", amount.toPlainString()));
          return true;
        });
  }

  /** What is let go of when the money arrives on a day; zero when nothing is. */
  public BigDecimal on(String invoiceId, LocalDate day) {
    return of(invoiceId)
        .filter(discount -> !day.isAfter(discount.until()))
        .map(Discount::amount)
        .orElse(BigDecimal.ZERO);
  }

  public Optional<Discount> of(String invoiceId) {
    return database
        .sql("SELECT * FROM discounts WHERE invoice_id = ?")
        .param(invoiceId)
        .query(
            (row, number) ->
                new Discount(Columns.date(row, "until_day"), Columns.amount(row, "amount")))
        .optional();
  }

  /** The open items of a company whose discount is lost unless they are paid in a span of days. */
  public List<Invoice> ending(String entityId, LocalDate from, LocalDate to) {
    return database
        .sql(
            """
            SELECT i.id FROM invoices i JOIN discounts d ON d.invoice_id = i.id
            WHERE i.entity_id = ? AND i.state = 'posted' AND d.until_day >= ? AND d.until_day <= ?
            ORDER BY i.vendor_id, i.due_date, i.id
            """)
        .param(entityId)
        .param(from.toString())
        .param(to.toString())
        .query(String.class)
        .list()
        .stream()
        .flatMap(id -> invoices.find(id).stream())
        .filter(item -> !item.intercompany())
        .toList();
  }
}
