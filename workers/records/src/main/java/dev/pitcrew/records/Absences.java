package dev.pitcrew.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is away and who stands in. A substitute who is away too is stood in for in turn; a chain that
 * comes back on itself or grows too long leads to nobody. Of overlapping absences of one person the
 * one that began last counts, and an earlier one where that leads to nobody.
 */
public final class Absences {

  /** How many substitutes in a row are asked. */
  static final int CHAIN_MAX = 5;

  private final Database database;
  private final People people;

  Absences(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  /** Whom this person stands in for that day, also through others; by user name. */
  public List<String> representedBy(String substitute, LocalDate day) {
    var today = onDay(day);
    return today.keySet().stream()
        .filter(absent -> !absent.equals(substitute))
        .filter(absent -> standIn(absent, today).filter(substitute::equals).isPresent())
        .sorted()
        .toList();
  }

  /** Who decides in this person's place; empty when the person is at work, or nobody is left. */
  public Optional<String> substituteOf(String username, LocalDate day) {
    return standIn(username, onDay(day));
  }

  public boolean isAbsent(String username, LocalDate day) {
    return onDay(day).containsKey(username);
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

  private Map<String, List<Absence>> onDay(LocalDate day) {
    return database
        .sql("SELECT * FROM absences WHERE from_day <= ? AND to_day >= ?")
        .param(day.toString())
        .param(day.toString())
        .query(Absences::row)
        .list()
        .stream()
        .sorted(Comparator.comparing(Absence::from).reversed())
        .collect(Collectors.groupingBy(Absence::username));
  }

  private Optional<String> standIn(String absent, Map<String, List<Absence>> today) {
    return standIn(absent, today, new HashSet<>(Set.of(absent)));
  }

  private Optional<String> standIn(
      String absent, Map<String, List<Absence>> today, Set<String> asked) {
    for (var absence : today.getOrDefault(absent, List.of())) {
      var next = absence.substitute();
      if (asked.size() <= CHAIN_MAX && asked.add(next) && isAtWork(next)) {
        if (!today.containsKey(next)) {
          return Optional.of(next);
        }
        var further = standIn(next, today, asked);
        if (further.isPresent()) {
          return further;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isAtWork(String username) {
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
