package dev.pitcrew.records.master;

import static dev.pitcrew.spreadsheets.Column.required;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.people.Substitutes;
import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.Column.Kind;
import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableRow;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Absences, each known by who is away and from when. */
final class AbsenceRows implements RowImport {

  private final Records records;

  AbsenceRows(Records records) {
    this.records = records;
  }

  /** By what an absence is known again. */
  private record Key(String username, LocalDate from) {}

  @Override
  public List<Column> columns() {
    return List.of(
        required("username", Kind.TEXT),
        required("from", Kind.DAY),
        required("to", Kind.DAY),
        required("substitute", Kind.TEXT));
  }

  @Override
  public void plan(Table table, ImportRequest request, Plan plan) {
    var people =
        records.people().all().stream()
            .filter(Person::active)
            .map(Person::username)
            .collect(Collectors.toCollection(TreeSet::new));
    var known = new LinkedHashMap<Key, Absence>();
    records.absences().all().forEach(absence -> known.put(key(absence), absence));
    var together = new LinkedHashMap<>(known);
    var rows = new Rows(table, plan);
    var fresh = new LinkedHashMap<TableRow, Absence>();
    for (var row : table.rows()) {
      rows.known(row, "username", people, "somebody at work", "among our people");
      rows.known(row, "substitute", people, "somebody at work", "among our people");
      absence(row, rows)
          .filter(
              absence ->
                  rows.isFirst(
                      row,
                      "from",
                      key(absence),
                      "an absence of %s from %s".formatted(absence.username(), absence.from())))
          .ifPresent(
              absence -> {
                fresh.put(row, absence);
                together.put(key(absence), absence);
              });
    }
    fresh.forEach(
        (row, absence) -> {
          checkChain(row, absence, together, people, rows);
          noteOverlaps(absence, together, plan);
          plan(absence, Optional.ofNullable(known.get(key(absence))), request, plan);
        });
  }

  private static Optional<Absence> absence(TableRow row, Rows rows) {
    var username = row.text("username");
    var substitute = row.text("substitute");
    var from = row.day("from");
    var to = row.day("to");
    if (username.isEmpty() || substitute.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().isBefore(from.get())) {
      rows.problem(row, "to", "Expected a day on or after %s, but found %s.", from.get(), to.get());
      return Optional.empty();
    }
    if (username.equals(substitute)) {
      rows.problem(
          row,
          "substitute",
          "Expected another person to stand in for %s, but it is the same one.",
          username.get());
      return Optional.empty();
    }
    return Optional.of(new Absence(username.get(), from.get(), to.get(), substitute.get()));
  }

  /** On each day of the absence the chain of substitutes must end at somebody at work. */
  private static void checkChain(
      TableRow row, Absence absence, Map<Key, Absence> together, Set<String> people, Rows rows) {
    if (!people.contains(absence.substitute())) {
      return;
    }
    for (var day : turningDays(absence, together)) {
      var chain = new Substitutes(together.values(), day, people::contains);
      if (chain.of(absence.username()).isEmpty()) {
        rows.problem(
            row,
            "substitute",
            "Expected somebody at work to stand in for %s on %s, but the substitutes %s are away"
                + " too.",
            absence.username(),
            day,
            String.join(", ", chain.asked(absence.username())));
        return;
      }
    }
  }

  /** The days within the absence on which who is away changes. */
  private static Set<LocalDate> turningDays(Absence absence, Map<Key, Absence> together) {
    return together.values().stream()
        .flatMap(other -> Stream.of(other.from(), other.to().plusDays(1)))
        .filter(absence::covers)
        .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(absence.from()))));
  }

  private static void noteOverlaps(Absence absence, Map<Key, Absence> together, Plan plan) {
    together.values().stream()
        .filter(other -> other.username().equals(absence.username()))
        .filter(other -> other.from().isBefore(absence.from()) && other.covers(absence.from()))
        .filter(other -> !other.substitute().equals(absence.substitute()))
        .forEach(
            other ->
                plan.notice(
                    "%s is away twice from %s on; %s stands in, not %s.",
                    absence.username(), absence.from(), absence.substitute(), other.substitute()));
  }

  private void plan(Absence after, Optional<Absence> before, ImportRequest request, Plan plan) {
    if (before.isEmpty()) {
      plan.add(() -> save(after, before, request.by()));
    } else if (before.get().equals(after) || request.known() == ImportRequest.Known.KEEP) {
      plan.leave();
    } else {
      plan.change(() -> save(after, before, request.by()));
    }
  }

  private void save(Absence after, Optional<Absence> before, String by) {
    records.absences().save(after);
    var old = before.map(AbsenceRows::facts).orElseGet(Facts::new);
    records
        .audit()
        .append(
            by,
            before.isEmpty() ? "absence-added" : "absence-changed",
            "person",
            after.username(),
            old.unlike(facts(after)),
            facts(after).unlike(old));
  }

  private static Facts facts(Absence absence) {
    return new Facts()
        .with("from", absence.from())
        .with("to", absence.to())
        .with("substitute", absence.substitute());
  }

  private static Key key(Absence absence) {
    return new Key(absence.username(), absence.from());
  }
}
