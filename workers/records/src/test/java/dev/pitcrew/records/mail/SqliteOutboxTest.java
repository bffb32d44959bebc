package dev.pitcrew.records.mail;

import dev.pitcrew.records.TestBooks;

final class SqliteOutboxTest extends OutboxContract {

  SqliteOutboxTest() {
    super(TestBooks.SQLITE);
  }
}
