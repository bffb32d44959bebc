package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class SqliteReleaseTest extends ReleaseContract {

  SqliteReleaseTest() {
    super(TestBooks.SQLITE);
  }
}
