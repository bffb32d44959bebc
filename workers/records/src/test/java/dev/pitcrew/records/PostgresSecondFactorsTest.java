package dev.pitcrew.records;

final class PostgresSecondFactorsTest extends SecondFactorsContract {

  PostgresSecondFactorsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
