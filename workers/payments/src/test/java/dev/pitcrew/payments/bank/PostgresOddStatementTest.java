package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class PostgresOddStatementTest extends OddStatementContract {

  PostgresOddStatementTest() {
    super(TestBooks.POSTGRESQL);
  }
}
