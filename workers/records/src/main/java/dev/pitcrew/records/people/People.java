package dev.pitcrew.records.people;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The people who work with the system, and what they may do. */
public final class People {

  private final Database database;

  public People(Database database) {
    this.database = database;
  }

  public List<Person> all() {
    return database.sql("SELECT * FROM people ORDER BY username").query(People::row).list();
  }

  public Optional<Person> find(String username) {
    return database
        .sql("SELECT * FROM people WHERE username = ?")
        .param(username)
        .query(People::row)
        .optional();
  }

  /** Those at work who have the role. */
  public List<Person> withRole(String role) {
    return all().stream()
        .filter(person -> person.active() && person.roles().contains(role))
        .toList();
  }

  public void save(Person person) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO people (username, name, roles, manager, email, active, entity_id, iban, grade, cost_centre,
                    bank_changed_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (username) DO UPDATE SET name = excluded.name, roles = excluded.roles,
                    manager = excluded.manager, email = excluded.email, active = excluded.active,
                    entity_id = excluded.entity_id, iban = excluded.iban, grade = excluded.grade,
                    cost_centre = excluded.cost_centre, bank_changed_at = excluded.bank_changed_at
                  """)
              .param(person.username())
              .param(person.name())
              .param(Columns.text(new TreeSet<>(person.roles())))
              .param(person.manager())
              .param(person.email())
              .param(person.active() ? 1 : 0)
              .param(person.entity())
              .param(person.iban())
              .param(person.grade())
              .param(person.costCentre())
              .param(Columns.millis(person.bankChangedAt()))
              .update();
        });
  }

  /**
   * Changes the account that reimbursements go to. Nothing but {@code BankChanges} may call this; a
   * rule of the architecture holds to it.
   */
  public void changeBankAccount(String username, String iban, Instant at) {
    database.write(
        () -> {
          database
              .sql("UPDATE people SET iban = ?, bank_changed_at = ? WHERE username = ?")
              .param(iban)
              .param(at.toEpochMilli())
              .param(username)
              .update();
        });
  }

  private static Person row(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getString("username"),
        row.getString("name"),
        Columns.set(row.getString("roles")),
        row.getString("manager"),
        row.getString("email"),
        row.getLong("active") == 1,
        row.getString("entity_id"),
        row.getString("iban"),
        row.getString("grade"),
        row.getString("cost_centre"),
        Columns.instantOrNull(row, "bank_changed_at"));
  }
}
