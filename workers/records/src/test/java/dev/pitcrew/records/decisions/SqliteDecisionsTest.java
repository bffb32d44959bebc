package dev.pitcrew.records.decisions;

import dev.pitcrew.records.TestBooks;

final class SqliteDecisionsTest extends DecisionsContract {

  SqliteDecisionsTest() {
    super(TestBooks.SQLITE);
  }
}
