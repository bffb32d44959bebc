package dev.pitcrew.records.vendors;

import dev.pitcrew.records.store.Database;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How lines of a vendor were coded last, by what they say. */
public final class VendorCodings {

  private static final int LIST_MAX = 1_000;

  /**
   * The last coding of lines that say the same.
   *
   * @param key the words that are compared
   */
  public record Coded(
      String key,
      String description,
      String account,
      @Nullable String costCentre,
      String vatCode,
      String by) {}

  private final Database database;
  private final InstantSource clock;

  public VendorCodings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Remembers a coding in place of the one before. */
  public void remember(String vendorId, Coded coded) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO vendor_codings (vendor_id, description_key, description, account, cost_centre, vat_code, by_user, at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (vendor_id, description_key) DO UPDATE SET description = excluded.description,
                    account = excluded.account, cost_centre = excluded.cost_centre, vat_code = excluded.vat_code,
                    by_user = excluded.by_user, at = excluded.at
                  """)
              .param(vendorId)
              .param(coded.key())
              .param(coded.description())
              .param(coded.account())
              .param(coded.costCentre())
              .param(coded.vatCode())
              .param(coded.by())
              .param(clock.millis())
              .update();
        });
  }

  /** The codings of a vendor, newest first, at most 1,000. */
  public List<Coded> ofVendor(String vendorId) {
    return database
        .sql(
            "SELECT * FROM vendor_codings WHERE vendor_id = ? ORDER BY at DESC, description_key"
                + " LIMIT "
                + LIST_MAX)
        .param(vendorId)
        .query(
            (row, i) ->
                new Coded(
                    row.getString("description_key"),
                    row.getString("description"),
                    row.getString("account"),
                    row.getString("cost_centre"),
                    row.getString("vat_code"),
                    row.getString("by_user")))
        .list();
  }
}
