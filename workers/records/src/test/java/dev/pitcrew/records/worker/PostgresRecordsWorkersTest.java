package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresRecordsWorkersTest extends RecordsWorkersContract {

  PostgresRecordsWorkersTest() {
    super(TestBooks.POSTGRESQL);
  }
}
