package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class PostgresNewAccountTest extends NewAccountContract {

  PostgresNewAccountTest() {
    super(TestBooks.POSTGRESQL);
  }
}
