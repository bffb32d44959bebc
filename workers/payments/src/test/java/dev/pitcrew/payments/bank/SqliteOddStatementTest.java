package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class SqliteOddStatementTest extends OddStatementContract {

  SqliteOddStatementTest() {
    super(TestBooks.SQLITE);
  }
}
