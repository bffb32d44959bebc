package dev.pitcrew.records.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works with the system.
 *
 * @param roles what the person may do, such as {@code clerk} or {@code treasurer}
 * @param manager user name of the superior, absent at the top
 * @param active false when the person has left: nobody is asked and nobody is stood in for by them
 * @param entity id of the company that employs the person
 * @param iban the account the salary and reimbursements go to; no vendor should have the same
 * @param grade what the expense policy's limits go by, absent where it has none
 * @param costCentre where the person's expenses count
 * @param bankChangedAt when the account was changed to what it is; payments wait a little then
 */
public record Person(
    String username,
    String name,
    Set<String> roles,
    @Nullable String manager,
    @Nullable String email,
    boolean active,
    @Nullable String entity,
    @Nullable String iban,
    @Nullable String grade,
    @Nullable String costCentre,
    @Nullable Instant bankChangedAt) {

  public Person {
    roles = Set.copyOf(roles);
  }

  /** Someone of no particular grade. */
  public Person(
      String username,
      String name,
      Set<String> roles,
      @Nullable String manager,
      @Nullable String email,
      boolean active,
      @Nullable String entity,
      @Nullable String iban) {
    this(username, name, roles, manager, email, active, entity, iban, null, null, null);
  }

  /** Someone at work of whom no more is known. */
  public Person(
      String username,
      String name,
      Set<String> roles,
      @Nullable String manager,
      @Nullable String email) {
    this(username, name, roles, manager, email, true, null, null);
  }

  /** The same person under another name and with other roles. */
  public Person with(String otherName, Set<String> otherRoles) {
    return new Person(
        username,
        otherName,
        otherRoles,
        manager,
        email,
        active,
        entity,
        iban,
        grade,
        costCentre,
        bankChangedAt);
  }
}
