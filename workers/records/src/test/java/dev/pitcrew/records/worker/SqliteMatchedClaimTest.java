package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteMatchedClaimTest extends MatchedClaimContract {

  SqliteMatchedClaimTest() {
    super(TestBooks.SQLITE);
  }
}
