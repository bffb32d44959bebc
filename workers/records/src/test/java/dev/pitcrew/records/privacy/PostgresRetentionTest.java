package dev.pitcrew.records.privacy;

import dev.pitcrew.records.TestBooks;

final class PostgresRetentionTest extends RetentionContract {

  PostgresRetentionTest() {
    super(TestBooks.POSTGRESQL);
  }
}
