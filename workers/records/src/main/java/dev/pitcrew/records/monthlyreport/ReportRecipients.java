package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.people.Person;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a company's report goes to: who the company file names, else its directors, else its
 * controllers, else all directors. Never who a process's variables name: the figures are nobody
 * else's.
 */
final class ReportRecipients {

  private ReportRecipients() {}

  /**
   * Their mail addresses.
   *
   * @throws ContractBroken when there are none, or one is nobody
   */
  static List<String> of(Records records, Entity entity) {
    var addresses = new LinkedHashSet<String>();
    entity
        .bookkeeping()
        .reportRecipients()
        .forEach(named -> addresses.add(address(records, entity, named)));
    for (var role : List.of("director", "controller")) {
      if (addresses.isEmpty()) {
        addresses.addAll(withRole(records, role, entity.id()));
      }
    }
    if (addresses.isEmpty()) {
      // A company that nobody of that kind is employed by is led from another of ours.
      addresses.addAll(withRole(records, "director", null));
    }
    if (addresses.isEmpty()) {
      throw new ContractBroken(
          "Expected recipients of the report, but the company file of %s names none (reportRecipients), and no director has an address."
              .formatted(entity.id()));
    }
    return new ArrayList<>(addresses);
  }

  private static List<String> withRole(Records records, String role, @Nullable String entityId) {
    return records.people().all().stream()
        .filter(person -> person.active() && person.roles().contains(role))
        .filter(person -> entityId == null || entityId.equals(person.entity()))
        .map(Person::email)
        .filter(email -> email != null && !email.isBlank())
        .sorted()
        .toList();
  }

  private static String address(Records records, Entity entity, String named) {
    if (named.contains("@")) {
      return named;
    }
    return records
        .people()
        .find(named)
        .filter(Person::active)
        .map(Person::email)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected recipient “%s” of %s's company file to be one of our people with an address, but it is none. Import a company file that is right and retry."
                        .formatted(named, entity.id())));
  }
}
