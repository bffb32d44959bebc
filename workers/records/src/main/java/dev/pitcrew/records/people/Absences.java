package dev.pitcrew.records.people;

import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who is away, and who stands in for whom. */
public final class Absences {

  private final Database database;
  private final People people;

  public Absences(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  /** Whom this person stands in for that day, also through others; by user name. */
  public List<String> representedBy(String substitute, LocalDate day) {
    return on(day).representedBy(substitute);
  }

  /** Who decides in this person's place; empty when the person is at work, or nobody is left. */
  public Optional<String> substituteOf(String username, LocalDate day) {
    return on(day).of(username);
  }

  public boolean isAbsent(String username, LocalDate day) {
    return on(day).isAway(username);
  }

  /** All absences of a person, the latest first. */
  public List<Absence> of(String username) {
    return database
        .sql("SELECT * FROM absences WHERE username = ? ORDER BY from_day DESC")
        .param(username)
        .query(Absences::row)
        .list();
  }

  public List<Absence> all() {
    return database
        .sql("SELECT * FROM absences ORDER BY username, from_day")
        .query(Absences::row)
        .list();
  }

  /** Inserts an absence, or changes the one of the same person that begins on the same day. */
  public void save(Absence absence) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO absences (username, from_day, to_day, substitute) VALUES (?, ?, ?, ?)
                  ON CONFLICT (username, from_day) DO UPDATE SET to_day = excluded.to_day,
                    substitute = excluded.substitute
                  """)
              .param(absence.username())
              .param(absence.from().toString())
              .param(absence.to().toString())
              .param(absence.substitute())
              .update();
        });
  }

  /** Takes an absence back; false when there is none that begins on that day. */
  public boolean remove(String username, LocalDate from) {
    return database.write(
        () ->
            database
                    .sql("DELETE FROM absences WHERE username = ? AND from_day = ?")
                    .param(username)
                    .param(from.toString())
                    .update()
                > 0);
  }

  private Substitutes on(LocalDate day) {
    var absences =
        database
            .sql("SELECT * FROM absences WHERE from_day <= ? AND to_day >= ?")
            .param(day.toString())
            .param(day.toString())
            .query(Absences::row)
            .list();
    return new Substitutes(absences, day, this::isEmployed);
  }

  private boolean isEmployed(String username) {
    return people.find(username).filter(Person::active).isPresent();
  }

  private static Absence row(ResultSet row, int number) throws SQLException {
    return new Absence(
        row.getString("username"),
        Columns.date(row, "from_day"),
        Columns.date(row, "to_day"),
        row.getString("substitute"));
  }
}
