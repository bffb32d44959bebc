package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqlitePostedClaimTest extends PostedClaimContract {

  SqlitePostedClaimTest() {
    super(TestBooks.SQLITE);
  }
}
