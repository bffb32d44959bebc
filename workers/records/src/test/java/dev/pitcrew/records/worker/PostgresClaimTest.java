package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresClaimTest extends ClaimContract {

  PostgresClaimTest() {
    super(TestBooks.POSTGRESQL);
  }
}
