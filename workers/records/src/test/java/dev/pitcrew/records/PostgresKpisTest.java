package dev.pitcrew.records;

final class PostgresKpisTest extends KpisContract {

  PostgresKpisTest() {
    super(TestBooks.POSTGRESQL);
  }
}
