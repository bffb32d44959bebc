package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteRecordsWorkersTest extends RecordsWorkersContract {

  SqliteRecordsWorkersTest() {
    super(TestBooks.SQLITE);
  }
}
