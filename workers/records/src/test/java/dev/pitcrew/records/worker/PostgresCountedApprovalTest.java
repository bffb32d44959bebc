package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresCountedApprovalTest extends CountedApprovalContract {

  PostgresCountedApprovalTest() {
    super(TestBooks.POSTGRESQL);
  }
}
