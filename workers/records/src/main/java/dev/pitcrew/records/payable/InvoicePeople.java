package dev.pitcrew.records.payable;

import dev.pitcrew.records.store.Database;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Who had which part in an invoice; four eyes are judged by it. */
public final class InvoicePeople {

  /** What somebody did for an invoice. */
  public enum Part {
    VALIDATED("validated"),
    VERIFIED_BANK_ACCOUNT("verified-bank-account"),
    APPROVED("approved");

    private final String word;

    Part(String word) {
      this.word = word;
    }
  }

  private final Database database;
  private final InstantSource clock;

  InvoicePeople(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Notes that a person had a part in an invoice; repeating it changes nothing. */
  public void add(String invoiceId, Part part, String username) {
    database.write(
        () -> {
          database
              .sql(
                  "INSERT INTO invoice_people (invoice_id, part, username, at) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT DO NOTHING")
              .param(invoiceId)
              .param(part.word)
              .param(username)
              .param(clock.millis())
              .update();
        });
  }

  /** Everyone who had a part in any of the invoices. */
  public Set<String> of(Collection<String> invoiceIds) {
    return invoiceIds.isEmpty()
        ? Set.of()
        : database
            .sql("SELECT DISTINCT username FROM invoice_people WHERE invoice_id IN (:ids)")
            .param("ids", invoiceIds)
            .query(String.class)
            .set();
  }

  /** Who had this part in an invoice, in the order in which they had it. */
  public List<String> of(String invoiceId, Part part) {
    return database
        .sql(
            "SELECT username FROM invoice_people WHERE invoice_id = ? AND part = ? ORDER BY at,"
                + " username")
        .param(invoiceId)
        .param(part.word)
        .query(String.class)
        .list();
  }
}
