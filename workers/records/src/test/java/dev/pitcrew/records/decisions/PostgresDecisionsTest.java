package dev.pitcrew.records.decisions;

import dev.pitcrew.records.TestBooks;

final class PostgresDecisionsTest extends DecisionsContract {

  PostgresDecisionsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
