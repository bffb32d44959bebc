package dev.pitcrew.records;

final class SqliteDecisionsTest extends DecisionsContract {

  SqliteDecisionsTest() {
    super(TestBooks.SQLITE);
  }
}
