package dev.pitcrew.records.privacy;

import dev.pitcrew.records.TestBooks;

final class SqliteRetentionTest extends RetentionContract {

  SqliteRetentionTest() {
    super(TestBooks.SQLITE);
  }
}
