package dev.pitcrew.records;

final class PostgresDecisionsTest extends DecisionsContract {

  PostgresDecisionsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
