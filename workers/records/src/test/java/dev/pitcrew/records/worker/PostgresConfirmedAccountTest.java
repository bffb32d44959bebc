package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresConfirmedAccountTest extends ConfirmedAccountContract {

  PostgresConfirmedAccountTest() {
    super(TestBooks.POSTGRESQL);
  }
}
