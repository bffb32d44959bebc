package dev.pitcrew.records;

final class PostgresRecordsTest extends RecordsContract {

  PostgresRecordsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
