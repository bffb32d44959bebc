package dev.pitcrew.records.orders;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What cases take of orders, those under way and those that were posted, so that the same goods are
 * never invoiced twice.
 */
public final class OrderClaims {

  /** What a case takes of one order line; negative when it gives back. */
  public record Claim(String orderNumber, int line, BigDecimal quantity) {}

  private record Row(long number, String caseId, BigDecimal quantity, boolean posted) {}

  private final Database database;
  private final InstantSource clock;

  public OrderClaims(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps everybody else from counting this order until the transaction ends. Counting and claiming
   * belong into one transaction.
   */
  public void lock(String orderNumber) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO order_locks (order_number, taken) VALUES (?, 1)
                  ON CONFLICT (order_number) DO UPDATE SET taken = order_locks.taken + 1
                  """)
              .param(orderNumber)
              .update();
        });
  }

  /**
   * What others took of a line before this case: whatever was posted, and cases under way that came
   * earlier. What a credit note gives back counts once it is posted.
   *
   * @param except cases that this one takes the place of
   */
  public BigDecimal before(String orderNumber, int line, String caseId, Collection<String> except) {
    var rows =
        database
            .sql("SELECT * FROM order_claims WHERE order_number = ? AND line = ?")
            .param(orderNumber)
            .param(line)
            .query(
                (row, i) ->
                    new Row(
                        row.getLong("number"),
                        row.getString("case_id"),
                        Columns.amount(row, "quantity"),
                        row.getString("state").equals("posted")))
            .list();
    long own =
        rows.stream()
            .filter(row -> row.caseId().equals(caseId))
            .mapToLong(Row::number)
            .findFirst()
            .orElse(Long.MAX_VALUE);
    return rows.stream()
        .filter(row -> !row.caseId().equals(caseId) && !except.contains(row.caseId()))
        .filter(row -> row.posted() || (row.number() < own && row.quantity().signum() > 0))
        .map(Row::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Notes what an open case takes, in place of what it took before; it keeps its turn. */
  public void replace(String caseId, Collection<Claim> claims) {
    database.write(
        () -> {
          var kept =
              claims.stream()
                  .map(claim -> claim.orderNumber() + "\n" + claim.line())
                  .collect(java.util.stream.Collectors.toSet());
          database
              .sql("SELECT order_number, line FROM order_claims WHERE case_id = ?")
              .param(caseId)
              .query((row, i) -> row.getString("order_number") + "\n" + row.getInt("line"))
              .list()
              .stream()
              .filter(key -> !kept.contains(key))
              .map(key -> key.split("\n"))
              .forEach(key -> delete(caseId, key[0], Integer.parseInt(key[1])));
          claims.forEach(claim -> upsert(caseId, claim));
        });
  }

  /** The case was posted: what it took is used up. */
  public void posted(String caseId) {
    database.write(
        () -> {
          database
              .sql("UPDATE order_claims SET state = 'posted' WHERE case_id = ?")
              .param(caseId)
              .update();
        });
  }

  /** The case was refused or replaced: what it took is free again. */
  public void release(String caseId) {
    database.write(
        () -> {
          database.sql("DELETE FROM order_claims WHERE case_id = ?").param(caseId).update();
        });
  }

  /** The open cases that take something of an order. */
  public Set<String> openCases(String orderNumber) {
    return new java.util.TreeSet<>(
        database
            .sql(
                "SELECT DISTINCT case_id FROM order_claims WHERE order_number = ? AND state ="
                    + " 'open'")
            .param(orderNumber)
            .query(String.class)
            .list());
  }

  /** Whether the books have any orders, so that an unknown one is worth a question. */
  public boolean areOrdersKept() {
    return database
        .sql("SELECT number FROM orders LIMIT 1")
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** What a case takes. */
  public List<Claim> ofCase(String caseId) {
    return database
        .sql("SELECT * FROM order_claims WHERE case_id = ? ORDER BY order_number, line")
        .param(caseId)
        .query(
            (row, i) ->
                new Claim(
                    row.getString("order_number"),
                    row.getInt("line"),
                    Columns.amount(row, "quantity")))
        .list();
  }

  private void delete(String caseId, String orderNumber, int line) {
    database
        .sql("DELETE FROM order_claims WHERE case_id = ? AND order_number = ? AND line = ?")
        .param(caseId)
        .param(orderNumber)
        .param(line)
        .update();
  }

  private void upsert(String caseId, Claim claim) {
    database
        .sql(
            """
            INSERT INTO order_claims (case_id, order_number, line, quantity, state, at) VALUES (?, ?, ?, ?, 'open', ?)
            ON CONFLICT (case_id, order_number, line) DO UPDATE SET quantity = excluded.quantity
            """)
        .param(caseId)
        .param(claim.orderNumber())
        .param(claim.line())
        .param(claim.quantity().toPlainString())
        .param(clock.millis())
        .update();
  }
}
