package dev.pitcrew.records.master;

import dev.pitcrew.records.TestBooks;

final class PostgresMasterImportTest extends MasterImportContract {

  PostgresMasterImportTest() {
    super(TestBooks.POSTGRESQL);
  }
}
