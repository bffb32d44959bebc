package dev.pitcrew.records.accounts;

import dev.pitcrew.records.people.Absences;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.people.Today;
import dev.pitcrew.records.vendors.Vendors;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may say yes or no to another bank account of a vendor, and whether it still makes sense. */
public final class SecondPerson {

  private static final String ROLE = "controller";

  private final Vendors vendors;
  private final Payees payees;
  private final People people;
  private final Absences absences;
  private final Today today;

  public SecondPerson(
      Vendors vendors, Payees payees, People people, Absences absences, Today today) {
    this.vendors = vendors;
    this.payees = payees;
    this.people = people;
    this.absences = absences;
    this.today = today;
  }

  /** Why this person cannot decide: not open, not a controller, or the one who asked. */
  Optional<String> objection(BankChange change, String by, Set<String> actsFor, String verb) {
    if (change.state() != BankChange.State.REQUESTED) {
      return Optional.of(
          "Expected to %s bank change %d, but it was %s by %s before."
              .formatted(verb, change.id(), change.state().word(), change.decidedBy()));
    }
    if (by.equals(change.requestedBy()) || actsFor.contains(change.requestedBy())) {
      return Optional.of(
          "Expected a second person to %s bank change %d, but %s asked for it%s."
              .formatted(
                  verb,
                  change.id(),
                  change.requestedBy(),
                  by.equals(change.requestedBy())
                      ? ""
                      : " and " + by + " stands in for that person"));
    }
    if (isOwn(change.vendorId(), by, actsFor)) {
      return Optional.of(
          "Expected somebody else to %s bank change %d, but it is the own account of %s."
              .formatted(verb, change.id(), subjectId(change.vendorId())));
    }
    if (!isController(by) && actsFor.stream().noneMatch(this::isController)) {
      return Optional.of(
          "Expected a controller to %s bank change %d, but %s is none and stands in for none."
              .formatted(verb, change.id(), by));
    }
    return Optional.empty();
  }

  /** Whether a payee is the person, or somebody the person stands in for today. */
  public boolean isOwn(String payeeId, String by) {
    return isOwn(payeeId, by, standsInFor(by));
  }

  private static boolean isOwn(String payeeId, String by, Set<String> actsFor) {
    return Payee.employee(payeeId)
        .filter(employee -> employee.equals(by) || actsFor.contains(employee))
        .isPresent();
  }

  /** Whom the person stands in for today, where the person works. */
  public Set<String> standsInFor(String by) {
    return Set.copyOf(absences.representedBy(by, today.ofPerson(by)));
  }

  private boolean isController(String username) {
    return people
        .find(username)
        .filter(person -> person.active() && person.roles().contains(ROLE))
        .isPresent();
  }

  /** A payee in a sentence. */
  static String named(String payeeId) {
    return Payee.employee(payeeId).map("employee "::concat).orElseGet(() -> "vendor " + payeeId);
  }

  static String kind(String payeeId) {
    return Payee.employee(payeeId).isPresent() ? "employee" : "vendor";
  }

  /** What the trail's entries about a payee stand under. */
  static String subject(String payeeId) {
    return Payee.employee(payeeId).isPresent() ? "person" : "vendor";
  }

  static String subjectId(String payeeId) {
    return Payee.employee(payeeId).orElse(payeeId);
  }

  /** Of a private account only the end: the trail is kept for long and read by many. */
  public static String shown(String payeeId, @Nullable String iban) {
    if (iban == null) {
      return "";
    }
    return Payee.employee(payeeId).isPresent() ? "…" + iban.substring(iban.length() - 4) : iban;
  }

  /** The account was another one when the change was asked for. */
  Optional<String> outdated(BankChange change) {
    var payee = payees.find(change.vendorId()).orElseThrow();
    return Objects.equals(payee.iban(), change.oldIban())
        ? Optional.empty()
        : Optional.of(
            "Expected %s to have the account it had when bank change %d was asked for, but it was changed since. Refuse this one and ask again."
                .formatted(named(change.vendorId()), change.id()));
  }

  /** The number to call is the master data's; the one on a letter is the forger's. */
  Optional<String> wrongNumber(BankChange change, @Nullable String called) {
    if (Payee.employee(change.vendorId()).isPresent()) {
      // Colleagues are asked in person; the master data hold no number of theirs.
      return Optional.empty();
    }
    var vendor = vendors.find(change.vendorId()).orElseThrow();
    return called == null || vendor.isReachedAt(called)
        ? Optional.empty()
        : Optional.of(
            "Expected vendor %s to be called at %s as the master data say, but %s was called."
                .formatted(
                    change.vendorId(), vendor.phone(), called.isBlank() ? "no number" : called));
  }
}
