package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class SqliteStatementTest extends StatementContract {

  SqliteStatementTest() {
    super(TestBooks.SQLITE);
  }
}
