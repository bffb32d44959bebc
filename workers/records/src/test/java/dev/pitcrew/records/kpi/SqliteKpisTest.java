package dev.pitcrew.records.kpi;

import dev.pitcrew.records.TestBooks;

final class SqliteKpisTest extends KpisContract {

  SqliteKpisTest() {
    super(TestBooks.SQLITE);
  }
}
