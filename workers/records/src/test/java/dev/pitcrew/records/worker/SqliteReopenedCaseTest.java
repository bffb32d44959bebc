package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteReopenedCaseTest extends ReopenedCaseContract {

  SqliteReopenedCaseTest() {
    super(TestBooks.SQLITE);
  }
}
