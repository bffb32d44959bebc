package dev.pitcrew.records.accounts;

import dev.pitcrew.records.people.People;
import dev.pitcrew.records.vendors.Vendors;
import java.util.Optional;

/** Everybody who may be paid: vendors and employees. */
public final class Payees {

  private final Vendors vendors;
  private final People people;

  public Payees(Vendors vendors, People people) {
    this.vendors = vendors;
    this.people = people;
  }

  public Optional<Payee> find(String payeeId) {
    return Payee.employee(payeeId)
        .map(username -> people.find(username).map(Payee::of))
        .orElseGet(() -> vendors.find(payeeId).map(Payee::of));
  }
}
