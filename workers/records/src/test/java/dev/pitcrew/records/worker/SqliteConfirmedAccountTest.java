package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteConfirmedAccountTest extends ConfirmedAccountContract {

  SqliteConfirmedAccountTest() {
    super(TestBooks.SQLITE);
  }
}
