package dev.pitcrew.records.master;

import dev.pitcrew.records.TestBooks;

final class SqliteMasterImportTest extends MasterImportContract {

  SqliteMasterImportTest() {
    super(TestBooks.SQLITE);
  }
}
