package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class SqliteBookedSumTest extends BookedSumContract {

  SqliteBookedSumTest() {
    super(TestBooks.SQLITE);
  }
}
