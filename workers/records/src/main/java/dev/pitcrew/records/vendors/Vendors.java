package dev.pitcrew.records.vendors;

import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vendor master. */
public final class Vendors {

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Vendors(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  public List<Vendor> all() {
    var aliases = aliases();
    return database
        .sql("SELECT * FROM vendors ORDER BY id")
        .query((row, number) -> row(row, aliases.getOrDefault(row.getString("id"), List.of())))
        .list();
  }

  public Optional<Vendor> find(String id) {
    var aliases =
        database
            .sql("SELECT alias FROM vendor_aliases WHERE vendor_id = ? ORDER BY alias")
            .param(id)
            .query(String.class)
            .list();
    return database
        .sql("SELECT * FROM vendors WHERE id = ?")
        .param(id)
        .query((row, number) -> row(row, aliases))
        .optional();
  }

  /** Inserts or replaces a vendor with its aliases, as an import of master data does. */
  public void save(Vendor vendor) {
    database.write(
        () -> {
          upsert(vendor);
          database
              .sql("DELETE FROM vendor_aliases WHERE vendor_id = ?")
              .param(vendor.id())
              .update();
          vendor.aliases().forEach(alias -> addAlias(vendor.id(), alias));
        });
  }

  /** Remembers another spelling of the name; repeating it changes nothing. */
  public void addAlias(String vendorId, String alias) {
    database.write(
        () -> {
          database
              .sql(
                  "INSERT INTO vendor_aliases (vendor_id, alias) VALUES (?, ?) ON CONFLICT DO"
                      + " NOTHING")
              .param(vendorId)
              .param(alias.strip())
              .update();
        });
  }

  /**
   * Changes the account payments go to; who did it, and both accounts, stand in the audit trail.
   * Nothing but {@code BankChanges} may call this; a rule of the architecture holds to it.
   */
  public void changeBankAccount(String vendorId, String iban, @Nullable String bic, String who) {
    database.write(
        () -> {
          var before =
              find(vendorId)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "Expected to change the bank account of vendor %s, but there is no such vendor."
                                  .formatted(vendorId)));
          database
              .sql("UPDATE vendors SET iban = ?, bic = ?, bank_changed_at = ? WHERE id = ?")
              .param(iban)
              .param(bic)
              .param(clock.millis())
              .param(vendorId)
              .update();
          audit.append(
              who,
              "vendor-bank-account-changed",
              "vendor",
              vendorId,
              Map.of("iban", before.iban() == null ? "" : before.iban()),
              Map.of("iban", iban));
        });
  }

  private void upsert(Vendor vendor) {
    database
        .sql(
            """
            INSERT INTO vendors (id, name, vat_id, iban, bic, street, post_code, city, country, account, cost_centre,
              risk, terms_days, bank_changed_at, phone, email, vat_code, entity_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, vat_id = excluded.vat_id, iban = excluded.iban,
              bic = excluded.bic, street = excluded.street, post_code = excluded.post_code, city = excluded.city,
              country = excluded.country, account = excluded.account, cost_centre = excluded.cost_centre,
              risk = excluded.risk, terms_days = excluded.terms_days, bank_changed_at = excluded.bank_changed_at,
              phone = excluded.phone, email = excluded.email, vat_code = excluded.vat_code, entity_id = excluded.entity_id
            """)
        .param(vendor.id())
        .param(vendor.name())
        .param(vendor.vatId())
        .param(vendor.iban())
        .param(vendor.bic())
        .param(vendor.address().street())
        .param(vendor.address().postCode())
        .param(vendor.address().city())
        .param(vendor.address().country())
        .param(vendor.account())
        .param(vendor.costCentre())
        .param(vendor.risk().word())
        .param(vendor.termsDays())
        .param(Columns.millis(vendor.bankChangedAt()))
        .param(vendor.phone())
        .param(vendor.email())
        .param(vendor.vatCode())
        .param(vendor.entityId())
        .update();
  }

  private Map<String, List<String>> aliases() {
    var aliases = new HashMap<String, List<String>>();
    database
        .sql("SELECT vendor_id, alias FROM vendor_aliases ORDER BY vendor_id, alias")
        .query(
            row -> {
              aliases
                  .computeIfAbsent(row.getString("vendor_id"), id -> new ArrayList<>())
                  .add(row.getString("alias"));
            });
    return aliases;
  }

  private static Vendor row(ResultSet row, List<String> aliases) throws SQLException {
    return new Vendor(
        row.getString("id"),
        row.getString("name"),
        List.copyOf(aliases),
        row.getString("vat_id"),
        row.getString("iban"),
        row.getString("bic"),
        Entities.address(row),
        row.getString("account"),
        row.getString("cost_centre"),
        Vendor.Risk.valueOf(row.getString("risk").toUpperCase(Locale.ROOT)),
        row.getInt("terms_days"),
        Columns.instantOrNull(row, "bank_changed_at"),
        row.getString("phone"),
        row.getString("email"),
        row.getString("vat_code"),
        row.getString("entity_id"));
  }
}
