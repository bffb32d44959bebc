package dev.pitcrew.records;

final class SqliteOutboxTest extends OutboxContract {

  SqliteOutboxTest() {
    super(TestBooks.SQLITE);
  }
}
