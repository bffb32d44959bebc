package dev.pitcrew.records.master;

import dev.pitcrew.records.TestBooks;

final class PostgresImportedTableTest extends ImportedTableContract {

  PostgresImportedTableTest() {
    super(TestBooks.POSTGRESQL);
  }
}
