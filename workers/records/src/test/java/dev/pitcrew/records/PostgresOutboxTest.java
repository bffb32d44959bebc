package dev.pitcrew.records;

final class PostgresOutboxTest extends OutboxContract {

  PostgresOutboxTest() {
    super(TestBooks.POSTGRESQL);
  }
}
