package dev.pitcrew.records.mail;

import dev.pitcrew.records.TestBooks;

final class PostgresOutboxTest extends OutboxContract {

  PostgresOutboxTest() {
    super(TestBooks.POSTGRESQL);
  }
}
