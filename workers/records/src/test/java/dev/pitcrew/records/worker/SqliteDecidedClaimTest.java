package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteDecidedClaimTest extends DecidedClaimContract {

  SqliteDecidedClaimTest() {
    super(TestBooks.SQLITE);
  }
}
