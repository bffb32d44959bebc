package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteClosedCaseTest extends ClosedCaseContract {

  SqliteClosedCaseTest() {
    super(TestBooks.SQLITE);
  }
}
