package dev.pitcrew.records;

final class PostgresBankChangeTest extends BankChangeContract {

  PostgresBankChangeTest() {
    super(TestBooks.POSTGRESQL);
  }
}
