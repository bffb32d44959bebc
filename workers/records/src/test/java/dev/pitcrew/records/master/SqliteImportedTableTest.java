package dev.pitcrew.records.master;

import dev.pitcrew.records.TestBooks;

final class SqliteImportedTableTest extends ImportedTableContract {

  SqliteImportedTableTest() {
    super(TestBooks.SQLITE);
  }
}
