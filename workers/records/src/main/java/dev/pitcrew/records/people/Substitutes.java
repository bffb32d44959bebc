package dev.pitcrew.records.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who stands in for whom on one day. A substitute who is away too is stood in for in turn; a chain
 * that comes back on itself or grows too long leads to nobody. Of overlapping absences of one
 * person the one that began last counts, and an earlier one where that leads to nobody.
 */
public final class Substitutes {

  /** How many substitutes in a row are asked. */
  static final int CHAIN_MAX = 5;

  private final Map<String, List<Absence>> away;
  private final Predicate<String> isEmployed;

  /**
   * @param absences may hold other days too
   * @param isEmployed whether a person of that name works with us at all
   */
  public Substitutes(Collection<Absence> absences, LocalDate day, Predicate<String> isEmployed) {
    this.away =
        absences.stream()
            .filter(absence -> absence.covers(day))
            .sorted(Comparator.comparing(Absence::from).reversed())
            .collect(Collectors.groupingBy(Absence::username));
    this.isEmployed = isEmployed;
  }

  /** Who decides in this person's place; empty when the person is at work, or nobody is left. */
  public Optional<String> of(String absent) {
    return standIn(absent, new LinkedHashSet<>(Set.of(absent)));
  }

  /** Who was asked in vain or not on the way to the answer. */
  public List<String> asked(String absent) {
    var asked = new LinkedHashSet<>(Set.of(absent));
    standIn(absent, asked);
    asked.remove(absent);
    return List.copyOf(asked);
  }

  boolean isAway(String username) {
    return away.containsKey(username);
  }

  /** Whom this person stands in for, also through others, by user name. */
  List<String> representedBy(String substitute) {
    return away.keySet().stream()
        .filter(absent -> !absent.equals(substitute))
        .filter(absent -> of(absent).filter(substitute::equals).isPresent())
        .sorted()
        .toList();
  }

  private Optional<String> standIn(String absent, Set<String> asked) {
    for (var absence : away.getOrDefault(absent, List.of())) {
      var next = absence.substitute();
      if (asked.size() <= CHAIN_MAX && asked.add(next) && isEmployed.test(next)) {
        if (!isAway(next)) {
          return Optional.of(next);
        }
        var further = standIn(next, asked);
        if (further.isPresent()) {
          return further;
        }
      }
    }
    return Optional.empty();
  }
}
