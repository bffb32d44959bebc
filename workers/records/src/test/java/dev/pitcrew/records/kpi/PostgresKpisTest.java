package dev.pitcrew.records.kpi;

import dev.pitcrew.records.TestBooks;

final class PostgresKpisTest extends KpisContract {

  PostgresKpisTest() {
    super(TestBooks.POSTGRESQL);
  }
}
