package dev.pitcrew.records;

final class SqliteRecordsTest extends RecordsContract {

  SqliteRecordsTest() {
    super(TestBooks.SQLITE);
  }
}
