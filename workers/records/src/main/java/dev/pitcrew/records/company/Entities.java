package dev.pitcrew.records.company;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Our own companies. */
public final class Entities {

  private final Database database;

  public Entities(Database database) {
    this.database = database;
  }

  public List<Entity> all() {
    return database.sql("SELECT * FROM entities ORDER BY id").query(Entities::row).list();
  }

  public Optional<Entity> find(String id) {
    return database
        .sql("SELECT * FROM entities WHERE id = ?")
        .param(id)
        .query(Entities::row)
        .optional();
  }

  public void save(Entity entity) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO entities (id, name, aliases, vat_id, iban, bic, street, post_code, city, country, time_zone,
                    vat_ids, settings)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, vat_id = excluded.vat_id,
                    iban = excluded.iban, bic = excluded.bic, street = excluded.street, post_code = excluded.post_code,
                    city = excluded.city, country = excluded.country, time_zone = excluded.time_zone,
                    vat_ids = excluded.vat_ids, settings = excluded.settings
                  """)
              .param(entity.id())
              .param(entity.name())
              .param(Columns.text(entity.aliases()))
              .param(entity.vatId())
              .param(entity.iban())
              .param(entity.bic())
              .param(entity.address().street())
              .param(entity.address().postCode())
              .param(entity.address().city())
              .param(entity.address().country())
              .param(entity.timeZone().getId())
              .param(Columns.text(entity.vatIds()))
              .param(EntityJson.write(entity))
              .update();
        });
  }

  private static Entity row(ResultSet row, int number) throws SQLException {
    var settings = Json.read(row.getString("settings"));
    var vatIds = row.getString("vat_ids");
    return new Entity(
        row.getString("id"),
        row.getString("name"),
        Columns.list(row.getString("aliases")),
        // A row of before these columns has its one VAT id only.
        Columns.list(vatIds == null ? row.getString("vat_id") : vatIds),
        row.getString("iban"),
        row.getString("bic"),
        address(row),
        ZoneId.of(row.getString("time_zone")),
        EntityJson.workingHours(settings),
        EntityJson.holidays(settings),
        EntityJson.bookkeeping(settings),
        EntityJson.retention(settings));
  }

  public static Address address(ResultSet row) throws SQLException {
    return new Address(
        row.getString("street"),
        row.getString("post_code"),
        row.getString("city"),
        row.getString("country"));
  }
}
