package dev.pitcrew.records;

final class SqliteBankChangeTest extends BankChangeContract {

  SqliteBankChangeTest() {
    super(TestBooks.SQLITE);
  }
}
