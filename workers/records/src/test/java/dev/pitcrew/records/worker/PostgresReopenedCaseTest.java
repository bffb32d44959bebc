package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresReopenedCaseTest extends ReopenedCaseContract {

  PostgresReopenedCaseTest() {
    super(TestBooks.POSTGRESQL);
  }
}
