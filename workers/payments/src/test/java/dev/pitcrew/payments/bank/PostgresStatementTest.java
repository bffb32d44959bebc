package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class PostgresStatementTest extends StatementContract {

  PostgresStatementTest() {
    super(TestBooks.POSTGRESQL);
  }
}
