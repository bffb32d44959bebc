package dev.pitcrew.records.accounts;

import dev.pitcrew.records.TestBooks;

final class PostgresBankChangeTest extends BankChangeContract {

  PostgresBankChangeTest() {
    super(TestBooks.POSTGRESQL);
  }
}
