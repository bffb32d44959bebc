package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class SqliteNewAccountTest extends NewAccountContract {

  SqliteNewAccountTest() {
    super(TestBooks.SQLITE);
  }
}
