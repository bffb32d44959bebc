package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresClosedCaseTest extends ClosedCaseContract {

  PostgresClosedCaseTest() {
    super(TestBooks.POSTGRESQL);
  }
}
