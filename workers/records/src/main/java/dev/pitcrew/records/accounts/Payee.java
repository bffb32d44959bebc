package dev.pitcrew.records.accounts;

import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.vendors.Vendor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever gets money from us, by the master data.
 *
 * @param id the vendor's id, or {@code employee:} and the user name
 * @param email where to write about payments
 * @param bankChangedAt when the account was changed to what it is
 * @param vatId of a vendor
 * @param ownEntity id of the company of ours that the vendor is
 */
public record Payee(
    String id,
    Kind kind,
    String name,
    @Nullable String iban,
    @Nullable String bic,
    Address address,
    @Nullable String email,
    @Nullable Instant bankChangedAt,
    @Nullable String vatId,
    @Nullable String ownEntity) {

  private static final String EMPLOYEE = "employee:";

  /** What somebody is to us. */
  public enum Kind {
    VENDOR("vendor"),
    EMPLOYEE("employee");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** For a sentence. */
    public String word() {
      return word;
    }
  }

  /** The id of an employee as payee. */
  public static String ofEmployee(String username) {
    return EMPLOYEE + username;
  }

  /** The user name in the id of an employee; empty for a vendor's. */
  public static Optional<String> employee(String payeeId) {
    return payeeId.startsWith(EMPLOYEE)
        ? Optional.of(payeeId.substring(EMPLOYEE.length()))
        : Optional.empty();
  }

  static Payee of(Vendor vendor) {
    return new Payee(
        vendor.id(),
        Kind.VENDOR,
        vendor.name(),
        vendor.iban(),
        vendor.bic(),
        vendor.address(),
        vendor.email(),
        vendor.bankChangedAt(),
        vendor.vatId(),
        vendor.entityId());
  }

  /** Where an employee lives is nobody's business here, and a payment does not need it. */
  static Payee of(Person person) {
    return new Payee(
        ofEmployee(person.username()),
        Kind.EMPLOYEE,
        person.name(),
        person.iban(),
        null,
        new Address(null, null, null, ""),
        person.email(),
        person.bankChangedAt(),
        null,
        null);
  }
}
