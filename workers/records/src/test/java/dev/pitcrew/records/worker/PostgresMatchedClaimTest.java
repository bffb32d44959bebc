package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresMatchedClaimTest extends MatchedClaimContract {

  PostgresMatchedClaimTest() {
    super(TestBooks.POSTGRESQL);
  }
}
