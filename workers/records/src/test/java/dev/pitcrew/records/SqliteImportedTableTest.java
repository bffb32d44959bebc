package dev.pitcrew.records;

final class SqliteImportedTableTest extends ImportedTableContract {

  SqliteImportedTableTest() {
    super(TestBooks.SQLITE);
  }
}
