package dev.pitcrew.records.vendors;

import dev.pitcrew.records.learn.Layout.Hint;
import dev.pitcrew.records.learn.Layout.Side;
import dev.pitcrew.records.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people taught about the documents of a vendor: where fields stand, and what marks it. */
public final class LayoutHints {

  private final Database database;
  private final InstantSource clock;

  public LayoutHints(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Remembers where a field stands, in place of what was known. */
  public void teach(String vendorId, Hint hint, String by) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO layout_hints (vendor_id, field, label, side, by_user, at) VALUES (?, ?, ?, ?, ?, ?)
                  ON CONFLICT (vendor_id, field) DO UPDATE SET label = excluded.label, side = excluded.side,
                    by_user = excluded.by_user, at = excluded.at
                  """)
              .param(vendorId)
              .param(hint.field())
              .param(hint.label())
              .param(hint.side().word())
              .param(by)
              .param(clock.millis())
              .update();
        });
  }

  /** What was known of a field led to a wrong value. */
  public void forget(String vendorId, String field) {
    database.write(
        () -> {
          database
              .sql("DELETE FROM layout_hints WHERE vendor_id = ? AND field = ?")
              .param(vendorId)
              .param(field)
              .update();
        });
  }

  public List<Hint> ofVendor(String vendorId) {
    return database
        .sql("SELECT * FROM layout_hints WHERE vendor_id = ? ORDER BY field")
        .param(vendorId)
        .query(
            (row, i) ->
                new Hint(
                    row.getString("field"),
                    row.getString("label"),
                    Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT))))
        .list();
  }

  /**
   * Remembers that a document with this mark is the vendor's.
   *
   * @param kind {@code iban} or {@code vat-id}
   */
  public void mark(String kind, String mark, String vendorId, String by) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO vendor_marks (kind, mark, vendor_id, by_user, at) VALUES (?, ?, ?, ?, ?)
                  ON CONFLICT (kind, mark) DO UPDATE SET vendor_id = excluded.vendor_id, by_user = excluded.by_user,
                    at = excluded.at
                  """)
              .param(kind)
              .param(mark)
              .param(vendorId)
              .param(by)
              .param(clock.millis())
              .update();
        });
  }

  public Optional<String> vendorOf(String kind, String mark) {
    return database
        .sql("SELECT vendor_id FROM vendor_marks WHERE kind = ? AND mark = ?")
        .param(kind)
        .param(mark)
        .query(String.class)
        .optional();
  }
}
