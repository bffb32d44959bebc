package dev.pitcrew.records;

final class SqliteKpisTest extends KpisContract {

  SqliteKpisTest() {
    super(TestBooks.SQLITE);
  }
}
