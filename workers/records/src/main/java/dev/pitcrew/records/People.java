package dev.pitcrew.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The people who work with the system, and what they may do. */
public final class People {

  private final Database database;

  People(Database database) {
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

  public List<Person> withRole(String role) {
    return all().stream().filter(person -> person.roles().contains(role)).toList();
  }

  public void save(Person person) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO people (username, name, roles, manager, email) VALUES (?, ?, ?, ?, ?)
                  ON CONFLICT (username) DO UPDATE SET name = excluded.name, roles = excluded.roles,
                    manager = excluded.manager, email = excluded.email
                  """)
              .param(person.username())
              .param(person.name())
              .param(Columns.text(person.roles()))
              .param(person.manager())
              .param(person.email())
              .update();
        });
  }

  private static Person row(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getString("username"),
        row.getString("name"),
        Columns.set(row.getString("roles")),
        row.getString("manager"),
        row.getString("email"));
  }
}
