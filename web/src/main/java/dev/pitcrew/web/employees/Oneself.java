package dev.pitcrew.web.employees;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Hire;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an employee is the person who is signed in; nobody steers the own coming and going. */
final class Oneself {

  private Oneself() {}

  /**
   * By the user name, or by the address: who came as a hire has an employee's id beside it.
   *
   * @param employeeId a hire's id, or a user name
   */
  static boolean is(Records books, String employeeId, String username) {
    if (employeeId.equalsIgnoreCase(username)) {
      return true;
    }
    Optional<String> own = books.people().find(username).map(Person::email);
    return own.isPresent()
        && Stream.concat(
                books.hires().hire(employeeId).map(Hire::email).stream(),
                books.people().find(employeeId).map(Person::email).stream())
            .anyMatch(address -> address.strip().equalsIgnoreCase(own.get().strip()));
  }
}
