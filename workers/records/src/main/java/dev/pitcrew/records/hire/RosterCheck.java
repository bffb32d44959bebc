package dev.pitcrew.records.hire;

import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Hire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the rows of a roster: all that is wrong with all of them in one go, and a hire for each
 * row with which nothing is.
 */
public final class RosterCheck {

  private static final int ROWS_MAX = 500;

  private final String rosterId;
  private final String entityId;
  private final Collection<Person> people;
  private final LocalDate today;

  public RosterCheck(String rosterId, String entityId, Collection<Person> people, LocalDate today) {
    this.rosterId = rosterId;
    this.entityId = entityId;
    this.people = List.copyOf(people);
    this.today = today;
  }

  /**
   * @param hires of the rows with which nothing is wrong
   */
  public record Result(List<Read> hires, List<RosterProblem> problems) {}

  /** A hire, and the row that says so. */
  public record Read(int row, Hire hire) {}

  public Result check(List<RosterRow> rows) {
    var problems = new ArrayList<RosterProblem>();
    var hires = new ArrayList<Read>();
    if (rows.isEmpty() || rows.size() > ROWS_MAX) {
      var row = new RosterRow(1, Map.of());
      problems.add(
          RosterProblem.of(
              "rows",
              row,
              "roster",
              "1 to %d hires".formatted(ROWS_MAX),
              "there are %d".formatted(rows.size())));
      return new Result(hires, problems);
    }
    var seen = new HashMap<String, Integer>();
    for (var row : rows) {
      var reader =
          new RosterRowReader(rosterId, entityId, people, today, new RowFields(row, problems));
      reader
          .read()
          .ifPresent(
              read -> {
                var earlier = seen.putIfAbsent(read.hireId(), row.number());
                if (earlier == null) {
                  hires.add(new Read(row.number(), read));
                } else {
                  problems.add(
                      RosterProblem.of(
                          "twice",
                          row,
                          read.email() == null ? "lastName" : "email",
                          "each hire once",
                          "%s stands in row %d, too".formatted(read.name(), earlier)));
                }
              });
    }
    return new Result(hires, problems);
  }
}
