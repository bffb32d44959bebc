package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresPostedClaimTest extends PostedClaimContract {

  PostgresPostedClaimTest() {
    super(TestBooks.POSTGRESQL);
  }
}
