package dev.pitcrew.records;

final class SqliteRetentionTest extends RetentionContract {

  SqliteRetentionTest() {
    super(TestBooks.SQLITE);
  }
}
