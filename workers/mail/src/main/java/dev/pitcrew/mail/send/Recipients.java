package dev.pitcrew.mail.send;

import dev.pitcrew.records.people.People;
import dev.pitcrew.records.people.Person;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From names to addresses, at the time of sending: who left is not written to, and a role is who
 * has it now.
 *
 * @param allowedDomains to which mail may go at all; empty for everywhere
 */
public record Recipients(People people, Set<String> allowedDomains) {

  /**
   * Whom a message can reach.
   *
   * @param unreached names without an address, or whose address is not allowed
   */
  record Reach(List<InternetAddress> addresses, List<String> unreached) {}

  Reach of(List<String> names) {
    Set<InternetAddress> addresses = new LinkedHashSet<>();
    List<String> unreached = new ArrayList<>();
    for (String name : names) {
      var found = addresses(name).stream().filter(this::isAllowed).toList();
      if (found.isEmpty()) {
        unreached.add(name);
      }
      addresses.addAll(found);
    }
    return new Reach(List.copyOf(addresses), unreached);
  }

  /** Whether a name is an address, a person or a role at all. */
  public boolean isKnown(String name) {
    return MailAddress.of(name).isPresent()
        || people.find(name).isPresent()
        || !people.withRole(name).isEmpty();
  }

  private List<InternetAddress> addresses(String name) {
    var direct = MailAddress.of(name);
    if (direct.isPresent()) {
      return List.of(direct.get());
    }
    Optional<Person> person = people.find(name);
    List<Person> meant = person.map(List::of).orElseGet(() -> people.withRole(name));
    return meant.stream()
        .filter(Person::active)
        .flatMap(each -> Optional.ofNullable(each.email()).flatMap(MailAddress::of).stream())
        .toList();
  }

  private boolean isAllowed(InternetAddress address) {
    return allowedDomains.isEmpty() || allowedDomains.contains(MailAddress.domain(address));
  }
}
