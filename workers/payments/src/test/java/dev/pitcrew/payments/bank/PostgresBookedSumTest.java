package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class PostgresBookedSumTest extends BookedSumContract {

  PostgresBookedSumTest() {
    super(TestBooks.POSTGRESQL);
  }
}
