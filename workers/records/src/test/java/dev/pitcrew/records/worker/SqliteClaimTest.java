package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteClaimTest extends ClaimContract {

  SqliteClaimTest() {
    super(TestBooks.SQLITE);
  }
}
