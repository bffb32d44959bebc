package dev.pitcrew.records;

final class PostgresImportedTableTest extends ImportedTableContract {

  PostgresImportedTableTest() {
    super(TestBooks.POSTGRESQL);
  }
}
