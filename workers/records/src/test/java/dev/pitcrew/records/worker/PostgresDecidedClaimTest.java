package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresDecidedClaimTest extends DecidedClaimContract {

  PostgresDecidedClaimTest() {
    super(TestBooks.POSTGRESQL);
  }
}
