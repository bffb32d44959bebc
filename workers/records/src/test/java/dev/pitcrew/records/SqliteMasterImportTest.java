package dev.pitcrew.records;

final class SqliteMasterImportTest extends MasterImportContract {

  SqliteMasterImportTest() {
    super(TestBooks.SQLITE);
  }
}
