package dev.pitcrew.records.accounts;

import dev.pitcrew.records.TestBooks;

final class SqliteBankChangeTest extends BankChangeContract {

  SqliteBankChangeTest() {
    super(TestBooks.SQLITE);
  }
}
