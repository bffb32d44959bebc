package dev.pitcrew.web.signin;

import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.people.Person;
import java.util.List;

/**
 * When a person is away, and who stands in.
 *
 * @param absences of this person, the earliest first
 * @param representing the names of whom this person stands in for today
 * @param possible who may stand in: somebody with one of the same roles, or the manager
 * @param from what was typed as first day
 * @param to what was typed as last day
 * @param substitute who was chosen
 * @param fault what is wrong with it; empty: nothing
 */
public record AbsencesPage(
    List<Absence> absences,
    List<String> representing,
    List<Person> possible,
    String from,
    String to,
    String substitute,
    String fault) {}
