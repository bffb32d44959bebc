package dev.pitcrew.web.people;

import dev.pitcrew.records.Records;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whom a person stands in for today, and what they may therefore work on. */
@Component
public final class StandIns {

  private final ObjectProvider<Records> records;

  StandIns(ObjectProvider<Records> records) {
    this.records = records;
  }

  /** The user names of the absent; none where a web node has no books. */
  public List<String> absent(SignedIn person) {
    return Optional.ofNullable(records.getIfAvailable())
        .map(books -> absent(books, person))
        .orElse(List.of());
  }

  /** The candidate groups of the person and of whom they stand in for, in a fixed order. */
  public List<String> groups(SignedIn person) {
    var groups = new TreeSet<>(person.groups());
    Records books = records.getIfAvailable();
    if (books != null) {
      absent(books, person).stream()
          .map(books.people()::find)
          .flatMap(Optional::stream)
          .forEach(other -> groups.addAll(other.roles()));
    }
    return List.copyOf(groups);
  }

  private static List<String> absent(Records books, SignedIn person) {
    LocalDate today = books.today().ofPerson(person.getUsername());
    return books.absences().representedBy(person.getUsername(), today);
  }
}
