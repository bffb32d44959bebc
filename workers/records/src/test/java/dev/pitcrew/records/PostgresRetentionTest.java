package dev.pitcrew.records;

final class PostgresRetentionTest extends RetentionContract {

  PostgresRetentionTest() {
    super(TestBooks.POSTGRESQL);
  }
}
